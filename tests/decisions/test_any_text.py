"""Whatever the text, mentions and events come out, or none: nothing raises, and every offset quotes the article."""

import datetime as dt

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.decisions import load_decisions, sameness_of
from pipeline.document import parse_articles
from pipeline.merge import consolidate_mentions, merge_articles
from pipeline.run import extract_mentions
from pipeline.types import Article

PUBLISHED = dt.date(2025, 6, 12)
VOCABULARY = (
    "Le président ministre drone missile a ont été sera serait aurait frappé tué rencontré signé s'est se rendu à Kiev "
    "en entre et la de du par sous médiation selon pour avant d'ici depuis lundi 3 mai 2025 deux 157 60 soldats otages "
    "libérés pourparlers accord trêve visite sommet sanctions annoncé n' pas qui que si lors après suite % « » , . : — "
    "The met talks with between visited will be to strike strikes killed exchange prisoners agreed said according "
    "million mıllions ſix ½ 1,5 2.700 12345678901234567890 \u2019 - –"
)
WORDS = [*VOCABULARY.split(), "\n\n", "\u00a0"]
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.text(
        st.one_of(st.sampled_from("ab AÉ.!?…«»“”\"'’()[]:-–—•\n\u00a0\u202f19%"), st.characters(codec="utf-8")),
        max_size=150,
    ),
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.sampled_from(["fr", "en"]), st.sampled_from([PUBLISHED, None]), st.booleans())
@example("", "fr", PUBLISHED, False)
@example(" \n\n \n", "fr", None, False)
@example("Le pourparlers a Le \n\n", "fr", PUBLISHED, False)
@example("Ils ont tué 5 mıllions de soldats.", "fr", PUBLISHED, False)
@example("The strike killed " + "9" * 400 + " soldiers.", "en", PUBLISHED, False)
@example("La frappe a tué " + "5 et " * 600 + "5 soldats.", "fr", PUBLISHED, False)
@example("Talks" + " between Peru" * 600 + ".", "en", PUBLISHED, True)
def test_nothing_raises_and_every_offset_quotes_the_article(text, language, published, titled):
    title = text.split("\n")[0] if titled else ""
    article = Article("a", text, language, title=title, published=published)
    [(_, doc)] = parse_articles([article])
    mentions = extract_mentions(article, doc)
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.sentence
        assert text[mention.trigger_start : mention.trigger_end] == mention.trigger
        assert mention.start <= mention.trigger_start < mention.trigger_end <= mention.end
        assert all(text[one.start : one.end] == one.text and one.value < 1e21 for one in mention.quantities)
        named = [*mention.actors, *filter(None, (mention.timex,))]
        assert all(text[one.start : one.end] == one.text for one in named)
        assert 0 < mention.confidence < 1
    events = consolidate_mentions(mentions, sameness_of(load_decisions()))
    assert sum(len(event.mentions) for event in events) == len(mentions)
    assert len(merge_articles(events, {"a": article})) == len(events)
