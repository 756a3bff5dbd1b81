"""The status of a trigger by its words and its days."""

from __future__ import annotations

import datetime as dt

from pipeline.interval import Interval
from pipeline.mentions.triggers import Trigger
from pipeline.reading import status
from pipeline.reading.grammar import load_grammar
from pipeline.types import EventType, Status

# What those who agree on it will do: "ils ont convenu de se revoir".
_ARRANGED = (EventType.TALKS, EventType.VISIT)


def find_status(trigger: Trigger, language: str, interval: Interval | None, published: dt.date | None) -> Status | None:
    """The status of what `trigger` tells, None where it is only wished, possible or a condition: no event at all.

    `interval` are its days: what would be told as happened is planned where they lie after `published`.
    """
    arranged = trigger.frame.type in _ARRANGED
    modality = status.find_status(trigger.token, trigger.verb, load_grammar(language), arranged=arranged)
    return None if modality.unreal else status.status_on(modality.status, interval, published)
