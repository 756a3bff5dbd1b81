"""The command line: `python -m pipeline extract|annotate|evaluate`; exit 0 all read, 1 some not, 2 wrong usage."""

from __future__ import annotations

import argparse
import datetime as dt
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from pipeline import commands
from pipeline.errors import PipelineError
from pipeline.resources import packages
from pipeline.streams import drop_stdout, escaped, open_stdout, open_streams, say
from pipeline.timex import STYLES

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

# As the shell counts a program that a signal ended.
_BY_SIGNAL = 128


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; whatever goes wrong is a sentence on stderr, never a traceback."""
    try:
        open_streams()
        with packages():
            asked = _parser().parse_args(arguments)
            command: Callable[[argparse.Namespace], int] = asked.command
            code = command(asked)
        if sys.stdout:  # the shell closes it with `>&-`
            sys.stdout.flush()
    except PipelineError as error:
        say(str(error))
        return commands.WRONG_USAGE
    except KeyboardInterrupt:
        return _BY_SIGNAL + signal.SIGINT
    except BrokenPipeError:
        drop_stdout()
        return _BY_SIGNAL + signal.SIGPIPE
    except OSError as error:
        say(f"The output cannot be written ({error.strerror or error}).")
        drop_stdout()
        return commands.WRONG_USAGE
    return code


class _Parser(argparse.ArgumentParser):
    """Quotes in a fault what was typed only as far as it is safe to show, and never loses the help."""

    def error(self, message: str) -> NoReturn:
        super().error(escaped(message))

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """As argparse does, but a stream that is closed or full is an error."""
        (file or open_stdout()).write(self.format_help())
        if file is None:
            open_stdout().flush()


def _parser() -> argparse.ArgumentParser:
    from pipeline.annotate import LAYERS

    parser = _Parser(
        prog="python -m pipeline",
        description="News articles in, a table of dated events out.",
        epilog="""\
examples:
  python -m pipeline extract data/articles --output events.csv
  python -m pipeline extract --help

exit codes: 0 all read; 1 some articles could not be read, each is named and the rest is written; 2 wrong usage,
nothing is written""",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")

    extract = _command(
        subparsers,
        "extract",
        "extract the events of articles to a file",
        "python -m pipeline extract data/articles --output events.csv",
        lambda asked: commands.extract_command(
            asked.paths,
            asked.output,
            asked.published,
            asked.style,
            _today(),
            encoder=not asked.no_encoder,
            explain=asked.explain,
        ),
    )
    extract.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        type=_path,
        help="an article file, or a folder of .txt and .md files; - is one article on stdin",
    )
    extract.add_argument(
        "--output",
        metavar="FILE",
        type=_path,
        help=".csv, .parquet, .jsonl, .geojson or .ics, by its suffix; - is CSV on stdout (without: JSON lines there)",
    )
    extract.add_argument(
        "--published",
        metavar="DATE",
        type=_day,
        help="day of publication (2025-09-10) of articles that tell it neither in their front matter nor in their name",
    )

    _explain_option(extract)

    annotate = _command(
        subparsers,
        "annotate",
        "annotate documents, JSON lines in and out",
        """echo '{"id": 1, "text": "They met on Friday.", "language": "en", "dct": "2025-09-10"}' """
        "| python -m pipeline annotate - --layers timexes",
        lambda asked: commands.annotate_command(
            asked.documents, asked.layers, asked.style, encoder=not asked.no_encoder, explain=asked.explain
        ),
    )
    annotate.add_argument(
        "documents",
        metavar="DOCS.jsonl",
        nargs="?",
        type=lambda text: str(_path(text)),
        default="-",
        help='lines {"id", "text", "language", "dct"}; - (and nothing) is stdin',
    )
    annotate.add_argument(
        "--layers", type=_layers, default=LAYERS, help=f"of {','.join(LAYERS)}, with commas between (default: all)"
    )
    _explain_option(annotate)

    evaluate = _command(
        subparsers,
        "evaluate",
        "precision, recall and F1 on an annotated set",
        "python -m pipeline evaluate ../shared/gold/dev",
        lambda asked: commands.evaluate_command(asked.gold, asked.style, asked.json, encoder=not asked.no_encoder),
    )
    evaluate.add_argument("gold", metavar="GOLD_DIR", type=_path, help="a folder with articles/*.txt and events/*.json")
    evaluate.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    return parser


def _command(
    subparsers: argparse._SubParsersAction[_Parser],
    name: str,
    does: str,
    example: str,
    command: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    parser = subparsers.add_parser(
        name,
        help=does,
        description=does[0].upper() + does[1:] + ".",
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--style",
        choices=STYLES,
        default="news",
        help="how dates without a year are read: from the day of publication (news) or from the story (narrative)",
    )
    parser.add_argument(
        "--no-encoder", action="store_true", help="decide without the sentence encoder: quicker, less right"
    )
    parser.set_defaults(command=command)
    return parser


def _explain_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--explain",
        action="store_true",
        help="write for each event and for each candidate that was not admitted what decided",
    )


def _path(text: str) -> Path:
    """`Path("")` is the current folder, which nobody asked for who gives an empty variable of a script."""
    if not text:
        raise argparse.ArgumentTypeError("the path is empty; name a file or a folder (. is the current one)")
    return Path(text)


def _today() -> dt.date:
    """To warn of days of publication that are still to come; no date is counted from it."""
    return dt.datetime.now().astimezone().date()


def _day(text: str) -> dt.date:
    from pipeline.articles.publication import normalize_day

    try:
        return normalize_day(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _layers(text: str) -> tuple[str, ...]:
    from pipeline.annotate import LAYERS

    layers = tuple(dict.fromkeys(layer.strip() for layer in text.split(",")))
    if unknown := [layer for layer in layers if layer not in LAYERS]:
        raise argparse.ArgumentTypeError(f"unknown layer {unknown[0]!r}; known: {', '.join(LAYERS)}")
    return layers


if __name__ == "__main__":
    sys.exit(main())
