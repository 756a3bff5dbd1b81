"""The key to the shapes of a status, as small drawings in HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from views.palette import Palette
from views.texts import Texts

# The same shapes as Plotly's symbols in `views.palette`, in a box of 16 by 16.
_SHAPES = {
    "happened": '<circle cx="8" cy="8" r="6" fill="{tone}"/>',
    "ongoing": '<path d="M3 2 L14 8 L3 14 Z" fill="{tone}"/>',
    "planned": '<circle cx="8" cy="8" r="5.2" fill="none" stroke="{tone}" stroke-width="2"/>',
    "claimed": '<path d="M8 1 L15 8 L8 15 L1 8 Z" fill="{tone}"/>',
    "denied": '<path d="M3 3 L13 13 M13 3 L3 13" stroke="{tone}" stroke-width="3.4"/>',
}
_SOFT = '<rect x="0" y="4" width="26" height="9" rx="3" fill="{tone}" opacity="0.42"/>'


def legend_html(statuses: Sequence[str], texts: Texts, colours: Palette, *, soft: bool) -> str:
    """One line that wraps: the statuses in view with their shapes, and what a soft mark means where one is drawn."""
    items = [
        f"<li>{status_symbol(status, colours)}{escape(texts.label('statuses', status))}</li>" for status in statuses
    ]
    if soft:
        drawing = _SOFT.format(tone=colours.happened)
        svg = f'<svg width="26" height="16" viewBox="0 0 26 16" aria-hidden="true">{drawing}</svg>'
        items.append(f"<li>{svg}{escape(texts('timeline.soft'))}</li>")
    return f'<ul class="legend">{"".join(items)}</ul>'


def status_symbol(status: str, colours: Palette) -> str:
    """The shape of a status; decoration, its word always stands beside it."""
    shape = _SHAPES.get(status, _SHAPES["happened"]).format(tone=colours.status(status))
    return f'<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">{shape}</svg>'
