"""The figures of `evaluate`: by hand on a small set, and the same as the scorer's that stands beside the gold."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.articles import read_articles
from pipeline.errors import GoldError
from pipeline.evaluation import evaluate

SHARED = Path(__file__).resolve().parents[2] / "shared" / "gold"
TEXT = "The ministers met in Geneva on Monday. A drone fell on a roof on Tuesday. They will meet again."
TALKS = {"type": "talks", "date_start": "2024-05-06", "date_end": "2024-05-06", "countries": ["CHE", "FRA"], "status": "happened",
         "lat": 46.2, "lon": 6.15, "quantities": [], "sentence": "The ministers met in Geneva on Monday."}  # fmt: skip
DRONE = {"type": "drone_incident", "date_start": None, "date_end": None, "countries": [], "status": "happened", "lat": None,
         "lon": None, "quantities": [{"value": 2}, {"value": 3}], "sentence": "A drone fell on a roof on Tuesday."}  # fmt: skip


def extracted(start: int, **changes: object) -> dict[str, object]:
    mention = {"article_id": "en-1", "start": start, "end": start + 30}
    event = {"event_type": "talks", "date_start": "2024-05-06", "date_end": "2024-05-06", "countries": ["CHE"],
             "status": "happened", "latitude": 46.3, "longitude": 6.1, "quantities": [], "mentions": [mention]}  # fmt: skip
    return event | changes


@pytest.fixture
def gold(tmp_path):
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "en-1.json").write_text(json.dumps([TALKS, DRONE]))
    return tmp_path


def test_figures_by_hand(gold):
    drone = extracted(
        TEXT.index("A drone"),
        event_type="drone_incident",
        date_start=None,
        date_end=None,
        countries=[],
        quantities=[{"value": 2}],
    )
    false_alarm = extracted(TEXT.index("They"))
    evaluation = evaluate(gold, {"en-1": TEXT}, [extracted(0), drone, false_alarm])
    figures = evaluation.figures()
    assert (figures["all_precision"], figures["all_recall"], figures["all_f1"]) == (0.667, 1.0, 0.8)
    assert (figures["talks_precision"], figures["drone_incident_f1"], figures["en-core_f1"]) == (0.5, 1.0, 0.8)
    assert (figures["countries_f1"], figures["quantities_recall"], figures["place_within_100km"]) == (0.833, 0.5, 1.0)
    assert figures["undated_left_undated"] == figures["dated_date_exact"] == 1.0
    assert figures["right_row_f1"] == 0.8
    assert list(evaluation.lines())[1].split() == ["all", "2", "3", "0.667", "1.000", "0.800"]


def test_nothing_extracted(gold):
    assert evaluate(gold, {"en-1": TEXT}, []).figures()["all_f1"] == 0.0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[", "is not JSON (line 1, column 2: Expecting value)"),
        ("[]\n\nnonsense", "is not JSON (line 3, column 1: Extra data)"),
        ("[" * 100_000, "is not JSON"),
        ('{"a": 1}', "is no list of annotated events; put its events between [ and ]"),
        ("[1]", "event 1: it is no object"),
        ("[{}]", "event 1: it has no type; write one of drone_incident, talks"),
    ],
)
def test_gold_of_another_shape_is_named(gold, content, words):
    (gold / "events" / "en-1.json").write_text(content)
    with pytest.raises(GoldError, match=r"en-1\.json: " + re.escape(words)):
        evaluate(gold, {"en-1": TEXT}, [])


def test_gold_that_is_no_utf8_is_named(gold):
    (gold / "events" / "en-1.json").write_bytes(b'["caf\xe9"]')
    with pytest.raises(GoldError, match=r"en-1\.json: is not UTF-8"):
        evaluate(gold, {"en-1": TEXT}, [])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"type": "party"}, 'its type is "party"; write one of drone_incident, talks'),
        ({"type": ["talks"]}, 'its type is ["talks"]; write one of'),
        ({"status": "maybe"}, 'its status is "maybe"; write one of happened, planned'),
        ({"date_start": "5 May"}, 'its date_start is "5 May", no ISO date such as 2025-09-10'),
        ({"date_end": "2024-05-01"}, "its date_end, 2024-05-01, lies before its date_start, 2024-05-06"),
        ({"date_end": 3}, "its date_end is 3, no ISO date"),
        ({"countries": "FRA"}, "its countries are no list of strings"),
        ({"lat": "46"}, 'its lat is "46", no number of degrees'),
        ({"quantities": [3]}, "its quantities are no list of objects"),
        ({"spans": [[5, 3]]}, "its span [5, 3] is no pair of offsets [start, end] within the article's text"),
        ({"spans": [[0, 3000]]}, "its span [0, 3000] is no pair"),
        ({"spans": 3}, "its span 3 is no pair"),
        ({"sentence": "Not there."}, 'this is not in the article\'s text: "Not there."; quote it verbatim'),
        ({"other_sentences": ["Nor this."]}, 'this is not in the article\'s text: "Nor this."'),
        ({"sentence": None}, "it has neither a sentence nor spans"),
    ],
    ids=str,
)
def test_what_is_wrong_with_an_event_is_told(gold, change, words):
    (gold / "events" / "en-1.json").write_text(json.dumps([DRONE, {**TALKS, **change}]))
    with pytest.raises(GoldError, match=r"en-1\.json: event 2.*: " + re.escape(words)) as told:
        evaluate(gold, {"en-1": TEXT}, [])
    assert not re.search(r"\w+Error|\{'|None", str(told.value))


def test_an_article_without_annotations_is_named(gold):
    with pytest.raises(GoldError, match=r"events/en-2\.json: is missing, and its article is there; write \[\]"):
        evaluate(gold, {"en-1": TEXT, "en-2": TEXT}, [])


def test_annotations_of_an_article_that_was_not_read_are_named(gold):
    with pytest.raises(GoldError, match=r"en-1\.json: event 1 .*: its article is missing or was not read"):
        evaluate(gold, {}, [])


def test_a_folder_that_is_no_gold_set(tmp_path):
    with pytest.raises(GoldError, match=r"holds no events"):
        evaluate(tmp_path, {}, [])


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/gold is not here")
def test_the_same_figures_as_the_scorer_beside_the_gold(tmp_path):
    dev = SHARED / "dev"
    chance = random.Random(7)  # noqa: S311 -- noise for a comparison, not a secret
    events = []
    for path in sorted((dev / "events").glob("*.json")):
        for gold in json.loads(path.read_text(encoding="utf-8")):
            for _ in range(chance.choice([0, 1, 1, 2])):
                start, end = chance.choice(gold["spans"])
                dated = chance.random() < 0.7
                events.append(
                    {
                        "event_type": gold["type"] if chance.random() < 0.8 else "talks",
                        "date_start": gold["date_start"] if dated else None,
                        "date_end": gold["date_end"] if dated else None,
                        "countries": gold["countries"][: chance.randint(0, 3)],
                        "status": chance.choice(["happened", gold["status"]]),
                        "latitude": gold["lat"],
                        "longitude": gold["lon"],
                        "quantities": gold["quantities"][:1],
                        "mentions": [{"article_id": path.stem, "start": start - chance.randint(0, 40), "end": end}],
                    }
                )
    lines = tmp_path / "events.jsonl"
    lines.write_text("".join(json.dumps(event) + "\n" for event in events), encoding="utf-8")
    scorer = subprocess.run(
        [sys.executable, SHARED / "score.py", dev, lines, "--json"], capture_output=True, check=True
    )
    texts = {article.article_id: article.text for article in read_articles([dev / "articles"]).articles}
    assert evaluate(dev, texts, events).figures() == json.loads(scorer.stdout)
