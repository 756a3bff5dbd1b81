"""Distances between two points."""

import pytest

from pipeline.distance import kilometres


def test_a_degree_of_latitude_is_a_360th_of_the_way_around() -> None:
    assert kilometres((10.0, 30.0), (11.0, 30.0)) == pytest.approx(111.19, abs=0.01)


def test_across_the_date_line_is_the_short_way() -> None:
    assert kilometres((0.0, 179.5), (0.0, -179.5)) == pytest.approx(111.19, abs=0.01)


def test_opposite_points_are_half_the_way_around() -> None:
    assert kilometres((0.0, 0.0), (0.0, 180.0)) == pytest.approx(20015.09, abs=0.01)
