"""Every rule of every language carries examples, and they hold."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.resources import lexicon_languages, load_lexicon
from pipeline.timex import find_timexes
from pipeline.timex.lexicon import load_timex_lexicon
from pipeline.timex.operations import OPERATIONS

PUBLISHED = dt.date(2026, 2, 6)  # a Friday
LANGUAGES = lexicon_languages("timex_rules")
EXAMPLES = [
    pytest.param(language, text, value, rule.style or "news", id=f"{language}: {rule.name}: {text}")
    for language in LANGUAGES
    for rule in load_timex_lexicon(language).rules
    for text, value in rule.examples.items()
]


@pytest.mark.parametrize(("language", "text", "value", "style"), EXAMPLES)
def test_an_example_has_its_value(language: str, text: str, value: str, style: str) -> None:
    found = [find_timexes(text, language, PUBLISHED, style, spans) for spans in (False, True)]
    values = [[timex.value for timex in timexes][:1] for timexes in found]
    assert ([value] if value else []) in values


@given(
    words=st.lists(st.sampled_from([(param.values[0], param.values[1]) for param in EXAMPLES]), min_size=2, max_size=4),
    joint=st.sampled_from(
        [" ", ", ", "-", " – ", " and ", " to ", " of ", " later ", " et ", " à ", " du ", " av. J.-C. "]
    ),
    style=st.sampled_from(["news", "narrative"]),
    spans=st.booleans(),
)
@settings(max_examples=400, deadline=None)
def test_examples_side_by_side_stay_in_order(words: list[tuple[str, str]], joint: str, style: str, spans: bool) -> None:
    text, end = joint.join(words_ for _, words_ in words), 0
    for timex in find_timexes(text, words[0][0], PUBLISHED, style, spans):
        assert end <= timex.start < timex.end
        end = timex.end


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_name_operations_that_exist(language: str) -> None:
    unknown = {rule.make for rule in load_timex_lexicon(language).rules if rule.gives != "nothing"} - set(OPERATIONS)
    assert not unknown


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_category_of_words_is_idle(language: str) -> None:
    named = {
        name
        for rule in load_timex_lexicon(language).rules
        for item in rule.pattern.split()
        for name in re.sub(r"^(<!|>!|<|>)?[+~_]?", "", item).split("=")[0].rstrip("?*").split("|")
    }
    read_by_the_lexer = {"numeral", "numeral_join", "ordinal_suffix"}
    assert set(load_lexicon(language, "timex")["words"]) <= named | read_by_the_lexer
