from __future__ import annotations

import datetime as dt

import pytest

from tests.views.invented import invented_table
from views.address import Address, read_address, write_address
from views.filters import Area, EventIndex, Filters, index_events


@pytest.fixture(scope="module")
def index() -> EventIndex:
    return index_events(invented_table())


def test_a_view_survives_its_address(index: EventIndex) -> None:
    view = Address(
        Filters(
            country=("CHL", "ROU"),
            actor=("Norway",),
            type=("talks",),
            status=("planned", "denied"),
            first=dt.date(2024, 1, 1),
            last=dt.date(2024, 12, 31),
            text="port & mer",
            area=Area(-10.5, 170, 20, -160.25),
        ),
        event="talks",
        opened="undated",
        language="fr",
    )
    assert read_address(write_address(view), index) == view


def test_the_bare_page_has_a_bare_address(index: EventIndex) -> None:
    assert write_address(read_address({}, index)) == {}


@pytest.mark.parametrize(
    ("query", "left_out"),
    [
        ({"country": ["XYZ", "CHL"]}, ("country", "XYZ")),
        ({"actor": ["Nobody"]}, ("actor", "Nobody")),
        ({"type": ["party"]}, ("type", "party")),
        ({"status": ["maybe"]}, ("status", "maybe")),
        ({"from": ["2024-13-01"]}, ("from", "2024-13-01")),
        ({"to": ["tomorrow"]}, ("to", "tomorrow")),
        ({"from": ["2024-02-01"], "to": ["2024-01-01"]}, ("period", "2024-02-01 – 2024-01-01")),
        ({"area": ["1,2,3"]}, ("area", "1,2,3")),
        ({"area": ["nan,0,1,1"]}, ("area", "nan,0,1,1")),
        ({"area": ["50,0,40,10"]}, ("area", "50,0,40,10")),
        ({"event": ["gone"]}, ("event", "gone")),
        ({"list": ["secret"]}, ("list", "secret")),
        ({"lang": ["tlh"]}, ("lang", "tlh")),
    ],
)
def test_what_the_table_does_not_have_is_left_out_and_told(
    index: EventIndex, query: dict[str, list[str]], left_out: tuple[str, str]
) -> None:
    assert read_address(query, index).left_out == (left_out,)


def test_the_rest_of_an_address_still_holds(index: EventIndex) -> None:
    address = read_address({"country": ["XYZ", "CHL"], "event": ["swap"]}, index)
    assert address.filters.country == ("CHL",)
    assert address.event == "swap"


def test_a_type_that_this_table_does_not_use_is_no_mistake(index: EventIndex) -> None:
    address = read_address({"type": ["sanction"]}, index)
    assert address.filters.type == ("sanction",)
    assert address.left_out == ()
