"""How fast articles become events, and with how much memory: the sample, again and again under other names.

    python benchmarks/extract.py [--copies 5]

Prints the seconds until the first article is done (the models load), then articles and words a second, and the most
memory the program held.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.articles import read_articles  # noqa: E402 - after the path to it
from pipeline.run import extract_events  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--copies", type=int, default=5, help="how often the 40 articles of the sample are read")
    copies = parser.parse_args().copies
    sample = read_articles([ROOT / "data" / "articles"]).articles

    started = time.perf_counter()
    extract_events(sample[:1])
    extract_events([article for article in sample if article.language != sample[0].language][:1])
    print(f"models and tables loaded in {time.perf_counter() - started:.1f} s")

    articles = [
        replace(article, article_id=f"{article.article_id}-{copy}") for copy in range(copies) for article in sample
    ]
    words = sum(len(article.text.split()) for article in articles)
    started = time.perf_counter()
    events = extract_events(articles)
    seconds = time.perf_counter() - started
    # Linux counts kilobytes, macOS bytes.
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e9 if sys.platform == "darwin" else 1e6)
    print(f"{len(articles)} articles, {words} words, {len(events)} events in {seconds:.1f} s")
    print(
        f"{len(articles) / seconds:.1f} articles a second, {words / seconds:.0f} words a second, {held:.2f} GB at most"
    )


if __name__ == "__main__":
    main()
