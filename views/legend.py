"""The key to the shapes of a status, drawn with CSS: Streamlit takes drawings in SVG out of a page's own HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from views.palette import Palette
from views.texts import Texts

# The same shapes as Plotly's symbols in `views.palette`, in a box of 12 by 12 pixels.
_SHAPES = {
    "happened": "background: {tone}; border-radius: 50%;",
    "ongoing": "background: {tone}; clip-path: polygon(10% 0, 100% 50%, 10% 100%);",
    "planned": "border: 2px solid {tone}; border-radius: 50%; box-sizing: border-box;",
    "claimed": "background: {tone}; clip-path: polygon(50% 0, 100% 50%, 50% 100%, 0 50%);",
    "denied": "background: {tone}; clip-path: polygon(20% 0, 50% 30%, 80% 0, 100% 20%, 70% 50%, 100% 80%, 80% 100%, "
    "50% 70%, 20% 100%, 0 80%, 30% 50%, 0 20%);",
}


def legend_html(statuses: Sequence[str], texts: Texts, *, soft: bool) -> str:
    """One line that wraps: the statuses in view with their shapes, and what a soft mark means where one is drawn."""
    items = [f"<span>{status_symbol(status)}{escape(texts.label('statuses', status))}</span>" for status in statuses]
    if soft:
        items.append(f'<span><i class="symbol soft"></i>{escape(texts("timeline.soft"))}</span>')
    return f'<div class="legend">{"".join(items)}</div>'


def status_symbol(status: str) -> str:
    """The shape of a status; decoration, its word always stands beside it."""
    return f'<i class="symbol {status if status in _SHAPES else "happened"}"></i>'


def legend_style(colours: Palette) -> str:
    """The rules of the legend's own classes."""
    shapes = "\n".join(
        f".symbol.{status} {{ {shape.format(tone=colours.status(status))} }}" for status, shape in _SHAPES.items()
    )
    return f"""
.legend {{ display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; font-size: .875rem; color: {colours.muted}; }}
.legend span {{ display: inline-flex; align-items: center; gap: .45rem; }}
.symbol {{ display: inline-block; flex: none; width: 12px; height: 12px; }}
.symbol.soft {{ width: 24px; height: 10px; border-radius: 3px; background: {colours.happened}; opacity: .42; }}
{shapes}"""
