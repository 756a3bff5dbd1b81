"""What holds for every text: offsets, line lengths, and errors of our own only."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.annotate import annotate_lines
from pipeline.articles import read_articles
from pipeline.articles.front_matter import split_front_matter
from pipeline.calendar_file import _escape, _fold_line
from pipeline.errors import ArticleError
from pipeline.folding import fold
from pipeline.sentences import find_sentence_starts

# Letters, and what sentences and front matters are cut at.
TEXT = st.text(
    st.one_of(st.sampled_from("ab AÉ.!?…«»“”\"'’()[]:-–—•\n\u00a0\u202f19"), st.characters(codec="utf-8")), max_size=200
)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(TEXT)
def test_folding_keeps_every_offset(text):
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@given(TEXT, st.sampled_from(["fr", "en"]))
def test_sentences_start_at_characters_that_are_not_blank(text, language):
    starts = find_sentence_starts(text, language)
    assert all(not text[start].isspace() for start in starts.certain | starts.possible)
    assert not starts.certain & starts.possible
    assert bool(starts.certain) == bool(text.strip())


@given(TEXT, st.sampled_from(["fr", "en"]))
def test_folding_moves_no_sentence(text, language):
    assert find_sentence_starts(text, language) == find_sentence_starts(fold(text), language)


@given(TEXT, TEXT)
def test_front_matter_fails_with_our_error_only(head, body):
    try:
        meta, text, _ = split_front_matter(f"---\n{head}\n---\n{body}")
    except ArticleError:
        return
    assert all(isinstance(value, str) for value in meta.values())
    assert text.endswith(body[-1:])


@QUICK
@given(st.one_of(st.binary(max_size=300), TEXT.map(str.encode)))
def test_a_file_of_anything_is_read_or_named(content):
    with TemporaryDirectory() as folder:
        (Path(folder) / "a.txt").write_bytes(content)
        reading = read_articles([folder])
    assert len(reading.articles) + len(reading.unreadable) == 1


@QUICK
@given(st.binary(max_size=300))
def test_a_line_of_anything_is_answered_or_named(line):
    assert all(isinstance(answer, dict | ArticleError) for answer in annotate_lines([line], ["timexes"]))


@given(st.text())
def test_calendar_lines_are_short_and_lose_nothing(text):
    line = _escape(text)
    parts = list(_fold_line(line))
    assert all(len(part.encode()) <= 75 for part in parts)
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == line
