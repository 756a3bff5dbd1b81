"""The colours and shapes of the page, light and dark: one place, so that timeline, map and card agree.

The hues are told apart by people who do not see red or green (blue, ochre, vermilion; after Okabe and Ito), each has at
least 3:1 against its background, and no status is told by its colour alone: every one has its own shape and pattern.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.types import Status


@dataclass(frozen=True, slots=True)
class Palette:
    """Hex colours of one theme. `.streamlit/config.toml` has the same paper, panel, ink, line and accent."""

    paper: str
    panel: str
    ink: str
    muted: str
    line: str
    stripe: str
    accent: str
    chip_ink: str
    land: str
    water: str
    border: str
    date_mark: str
    place_mark: str
    happened: str
    ongoing: str
    planned: str
    claimed: str
    denied: str

    def status(self, status: str) -> str:
        """The colour of a status; that of `happened` for one that this page does not know."""
        colours: dict[str, str] = {
            Status.ONGOING: self.ongoing,
            Status.PLANNED: self.planned,
            Status.CLAIMED: self.claimed,
            Status.DENIED: self.denied,
        }
        return colours.get(status, self.happened)


LIGHT = Palette(
    paper="#fdfcf9",
    panel="#f4f1ea",
    ink="#111820",
    muted="#59626e",
    line="#d9d4c8",
    stripe="#f7f5ef",
    accent="#c2410c",
    chip_ink="#ffffff",
    land="#ece7dc",
    water="#f8f6f1",
    border="#bdb5a4",
    date_mark="#ffe3a3",
    place_mark="#cfe3f5",
    happened="#1f4e79",
    ongoing="#0f766e",
    planned="#5b6b7d",
    claimed="#a16207",
    denied="#a8324a",
)
DARK = Palette(
    paper="#14181e",
    panel="#1d232b",
    ink="#ece8df",
    muted="#a9b1bc",
    line="#39424e",
    stripe="#181d24",
    accent="#fb923c",
    chip_ink="#10151b",
    land="#2a323c",
    water="#171c23",
    border="#4a5563",
    date_mark="#5c4708",
    place_mark="#1d4566",
    happened="#7db4e6",
    ongoing="#4fc3b5",
    planned="#a3b1c2",
    claimed="#e0a83a",
    denied="#f08a9b",
)

# Plotly's marker symbols and bar patterns.
SYMBOLS: dict[str, str] = {
    Status.HAPPENED: "circle",
    Status.ONGOING: "triangle-right",
    Status.PLANNED: "circle-open",
    Status.CLAIMED: "diamond",
    Status.DENIED: "x",
}
PATTERNS: dict[str, str] = {
    Status.HAPPENED: "",
    Status.ONGOING: "-",
    Status.PLANNED: ".",
    Status.CLAIMED: "/",
    Status.DENIED: "x",
}


def palette(theme: str | None) -> Palette:
    """The palette of a Streamlit theme type; light where it is not known."""
    return DARK if theme == "dark" else LIGHT
