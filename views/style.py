"""The page's own CSS: the card, the legend, and what the theme in `.streamlit/config.toml` cannot say."""

from __future__ import annotations

from views.legend import legend_style
from views.palette import Palette


def page_style(colours: Palette) -> str:
    """Rules for the classes of our own HTML, and one for Streamlit's: the words on the chips of a multiselect.

    Streamlit writes them in white on the primary colour. In the dark theme no colour has enough contrast to both the
    white on it and the dark page below it, so there the words are dark.
    """
    return f"""<style>
.evidence {{ overflow-wrap: break-word; }}
.evidence h3 {{ font-family: "Source Serif", Georgia, serif; font-size: 1.35rem; font-weight: 600; line-height: 1.25;
  letter-spacing: 0; margin: .2rem 0 .7rem; padding: 0; }}
.evidence details {{ margin-top: 1rem; }}
.evidence summary {{ cursor: pointer; font-weight: 600; margin-bottom: .6rem; }}
.evidence .kind {{ display: flex; flex-wrap: wrap; gap: .2rem 1rem; margin: 0;
  color: {colours.muted}; font-size: .9rem; }}
.evidence .kind span {{ display: inline-flex; align-items: center; gap: .45rem; }}
.evidence figure {{ margin: 0 0 .8rem; padding: 0 0 0 .9rem; border-left: 3px solid {colours.line}; }}
.evidence figure blockquote {{ margin: 0; padding: 0; border: 0; font-family: "Source Serif", Georgia, serif;
  font-size: 1.08rem; line-height: 1.55; color: {colours.ink}; }}
.evidence.lead > figure:first-of-type {{ margin-top: .5rem; }}
.evidence.lead > figure:first-of-type blockquote {{ font-size: 1.3rem; line-height: 1.45; }}
.evidence figcaption {{ margin-top: .3rem; font-size: .875rem; line-height: 1.45; color: {colours.muted}; }}
.evidence figcaption a {{ color: inherit; text-decoration: underline; }}
.evidence mark {{ color: {colours.ink}; padding: .05em .15em; border-radius: 3px; }}
.evidence mark.date {{ background: {colours.date_mark}; }}
.evidence mark.place {{ background: {colours.place_mark}; border-bottom: 2px dotted currentColor; }}
.evidence .marks, .evidence .why {{ margin: 0 0 .9rem; font-size: .875rem; color: {colours.muted}; }}
.evidence dl.facts {{ display: grid; grid-template-columns: 5.2rem 1fr; gap: .4rem .8rem; margin: 0; padding: 0; }}
.evidence dl.facts dt {{ margin: 0; padding: 0; color: {colours.muted}; font-size: .9rem; font-weight: 400; }}
.evidence dl.facts dd {{ margin: 0; padding: 0; }}
.evidence dd small {{ display: block; color: {colours.muted}; font-size: .875rem; line-height: 1.4; }}
.st-key-country [data-tag] *, .st-key-actor [data-tag] * {{ color: {colours.chip_ink}; }}
{legend_style(colours)}
</style>"""
