"""Documents in, layers out: one answer a line, a bad line named, no model loaded for timexes."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from pipeline.annotate import LAYERS, annotate_lines
from pipeline.errors import ArticleError

ENGLISH = "The two ministers met in Geneva on Friday and will meet again."


def one(layers=("timexes",), **document):
    (answer,) = annotate_lines([json.dumps(document).encode()], layers)
    return answer


def test_timexes_carry_their_words_and_days():
    answer = one(id=7, text=ENGLISH, language="en", dct="2024-05-05")
    (timex,) = answer["timexes"]
    assert answer["id"] == 7
    assert ENGLISH[timex["start"] : timex["end"]] == timex["text"]
    assert (timex["date_start"], timex["date_end"]) == ("2024-05-03", "2024-05-03")


@pytest.mark.parametrize("dct", [None, ""])
def test_without_a_day_of_publication_nothing_relative_is_resolved(dct):
    assert [timex["date_start"] for timex in one(id="a", text=ENGLISH, dct=dct)["timexes"]] == [None]


@pytest.mark.parametrize("language", ["fr", "fr-BE", None])
def test_the_language_is_found_where_it_is_missing(language):
    answer = one(
        id="a", text="Les ministres se sont rencontrés vendredi à Genève.", language=language, dct="2024-05-05"
    )
    assert answer["timexes"][0]["date_start"] == "2024-05-03"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"{", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"\xff", "not UTF-8"),
        (b"[1]", "no object"),
        (b'{"id": "a"}', "lacks"),
        (b'{"text": "a"}', "lacks"),
        (b'{"id": "a", "text": 3}', "lacks"),
        (b'{"id": "a", "text": "b", "language": "de"}', "language is de"),
        (b'{"id": "a", "text": "1"}', "language is not clear"),
        (b'{"id": "a", "text": "b", "language": "en", "dct": "yesterday"}', "no ISO date"),
        (b'{"id": "a", "text": "b", "language": "en", "dct": "9999-12-31"}', "no day of news"),
        (b'{"id": "a", "text": "b", "language": "en", "dct": 3}', "no ISO date"),
        (b'{"id": "a", "text": "\\ud800", "language": "en"}', "surrogate"),
        (json.dumps({"id": "a", "text": "a" * 1_000_001, "language": "en"}).encode(), "1,000,001 characters"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(line, words):
    good = json.dumps({"id": "good", "text": ENGLISH, "language": "en"}).encode()
    first, bad, last = annotate_lines([good, b" \n", line, good], ["timexes"])
    assert first == last
    assert isinstance(bad, ArticleError)
    assert str(bad).startswith("line 3: ")
    assert words in str(bad)


def test_all_layers():
    answer = one(LAYERS, id="a", text="The French and German ministers met in Geneva on 3 May 2024.", language="en")
    assert list(answer) == ["id", *LAYERS]
    assert "Geneva" in [place["text"] for place in answer["places"]]
    (mention,) = answer["mentions"]
    assert (mention["event_type"], mention["date_start"]) == ("talks", "2024-05-03")


def test_timexes_need_neither_spacy_nor_pandas():
    program = (
        "import sys\n"
        "from pipeline.__main__ import main\n"
        "code = main(['annotate', '--layers', 'timexes'])\n"
        "heavy = {'spacy', 'pandas', 'streamlit'} & set(sys.modules)\n"
        "sys.exit(f'loaded {heavy}' if heavy else code)\n"
    )
    line = json.dumps({"id": "a", "text": ENGLISH, "dct": "2024-05-05"}) + "\n"
    done = subprocess.run([sys.executable, "-c", program], input=line, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["timexes"][0]["date_start"] == "2024-05-03"


def test_a_byte_order_mark_is_no_part_of_a_line():
    line = json.dumps({"id": "a", "text": ENGLISH, "language": "en"}).encode()
    lines = [b"\xef\xbb\xbf" + line, b"\xef\xbb\xbf\n", b"\xef\xbb\xbf" + line]
    assert [answer["id"] for answer in annotate_lines(lines, ["timexes"]) if isinstance(answer, dict)] == ["a", "a"]
    assert len(list(annotate_lines(lines, ["timexes"]))) == 2


def test_years_have_four_figures():
    text = "The city burned 1,500 years ago."
    (timex,) = one(id="a", text=text, language="en", dct="2024-05-05")["timexes"]
    assert (timex["value"], timex["date_start"]) == ("0524", "0524-01-01")
