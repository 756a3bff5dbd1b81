"""What may tell an event: words that the frames know as triggers, wide; the decisions weigh them."""

from pipeline.candidates.candidate import Candidate, Company
from pipeline.candidates.finding import find_candidates

__all__ = ["Candidate", "Company", "find_candidates"]
