"""What is decided about the candidates of an article: is it an event, when, where, between whom, told before or not."""

from pipeline.decisions.case import Case, open_cases
from pipeline.decisions.deciding import decide, event_threshold, mentions_of, sameness_of, settle
from pipeline.decisions.evidence import Evidence
from pipeline.decisions.explaining import explain
from pipeline.decisions.linear import load_decisions
from pipeline.decisions.lists import share_out

__all__ = [
    "Case", "Evidence", "decide", "event_threshold", "explain", "load_decisions", "mentions_of", "open_cases",
    "sameness_of", "settle", "share_out",
]  # fmt: skip
