"""The spaCy components `timex_fr` and `timex_en`: timexes as spans in `doc.spans["timexes"]`.

nlp = spacy.blank("fr")
nlp.add_pipe("timex_fr", config={"style": "news"})
doc = nlp.make_doc(text)
doc._.dct = datetime.date(2026, 2, 6)
for span in nlp(doc).spans["timexes"]: print(span, span.label_, span._.timex.value)
"""

from __future__ import annotations

import datetime as dt

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from pipeline.timex import find_timexes

SPANS_KEY = "timexes"


class TimexComponent:
    """Finds the timexes of a Doc; `doc._.dct` is its publication date, `span._.timex` the Timex of a span.

    A span's label is the TIMEX3 type. Where a timex ends inside a token, the span takes the whole token.
    """

    def __init__(self, language: str, style: str = "news", spans: bool = False) -> None:
        self.language, self.style, self.spans = language, style, spans
        if not Doc.has_extension("dct"):
            Doc.set_extension("dct", default=None)
        if not Span.has_extension("timex"):
            Span.set_extension("timex", default=None)

    def __call__(self, doc: Doc) -> Doc:
        dct: dt.date | None = doc._.dct
        group = []
        for timex in find_timexes(doc.text, self.language, dct, self.style, self.spans):
            span = doc.char_span(timex.start, timex.end, label=timex.type.value, alignment_mode="expand")
            if span is not None:
                span._.timex = timex
                group.append(span)
        doc.spans[SPANS_KEY] = SpanGroup(doc, name=SPANS_KEY, spans=group)
        return doc


@Language.factory("timex_fr", default_config={"style": "news", "spans": False})
def create_timex_fr(nlp: Language, name: str, style: str, spans: bool) -> TimexComponent:
    return TimexComponent("fr", style, spans)


@Language.factory("timex_en", default_config={"style": "news", "spans": False})
def create_timex_en(nlp: Language, name: str, style: str, spans: bool) -> TimexComponent:
    return TimexComponent("en", style, spans)
