"""Text to the numbers of word pieces: the unigram model of XLM-RoBERTa over a vocabulary cut to a few languages."""

from __future__ import annotations

import lzma
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice
from pathlib import Path

from pipeline.errors import ResourceError

# The pieces that are no text, the first in every vocabulary.
BOS, PAD, EOS, UNK = 0, 1, 2, 3
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")

# SentencePiece writes the space before a word as this character.
_SPACE = "\u2581"
# What a character outside the vocabulary costs beyond the rarest piece.
_UNKNOWN_COST = 10.0
_KEPT_WORDS = 100_000
# Invisible characters: a soft hyphen stands inside a word, the others end one, though `str.split` does not know it.
_INVISIBLE = {0xAD: None} | dict.fromkeys([*range(0x200B, 0x2010), 0xFEFF, 0xFFFD, ord(_SPACE)], " ")
_MIN_SCORE = -1e30


class Tokenizer:
    """Splits text into word pieces. `scores` are their log probabilities; the first has the number 4."""

    def __init__(self, scores: Mapping[str, float]) -> None:
        self._pieces = {piece: (number, score) for number, (piece, score) in enumerate(scores.items(), len(SPECIAL))}
        self._longest = max(map(len, self._pieces))
        self._unknown = min(scores.values()) - _UNKNOWN_COST
        self._word = lru_cache(_KEPT_WORDS)(self._split_word)

    def __len__(self) -> int:
        return len(self._pieces) + len(SPECIAL)

    @property
    def pieces(self) -> tuple[str, ...]:
        """The pieces of text in the order of their numbers."""
        return tuple(self._pieces)

    def encode(self, text: str, longest: int = 96) -> list[int]:
        """The numbers of the pieces of `text` between those of beginning and end; at most `longest` with both."""
        words = unicodedata.normalize("NFKC", text).translate(_INVISIBLE).split()
        pieces = (piece for word in words for piece in self._word(_SPACE + word))
        return [BOS, *islice(pieces, longest - 2), EOS]

    def _split_word(self, word: str) -> tuple[int, ...]:
        """The most probable split of a word (Viterbi); what no piece covers is the unknown piece, once a run."""
        best = [0.0] + [_MIN_SCORE] * len(word)
        back = [(0, UNK)] * (len(word) + 1)
        for start in range(len(word)):
            for end in range(start + 1, min(len(word), start + self._longest) + 1):
                known = self._pieces.get(word[start:end])
                if known is not None and best[start] + known[1] > best[end]:
                    best[end], back[end] = best[start] + known[1], (start, known[0])
            if best[start] + self._unknown > best[start + 1]:
                best[start + 1], back[start + 1] = best[start] + self._unknown, (start, UNK)
        pieces: list[int] = []
        end = len(word)
        while end:
            end, piece = back[end]
            if piece != UNK or pieces[-1:] != [UNK]:
                pieces.append(piece)
        return tuple(reversed(pieces))


def read_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer of a file that `write_vocabulary` wrote. Raises ResourceError where it is missing or broken."""
    try:
        with lzma.open(path, "rt", encoding="utf-8", newline="\n") as lines:
            rows = [line.rstrip("\n").split("\t") for line in lines]
        return Tokenizer({piece: float(score) for piece, score in rows})
    except OSError as error:
        raise ResourceError(
            f"{path}: cannot be read ({error.strerror or error}); restore it from the repository"
        ) from error
    except (ValueError, lzma.LZMAError, EOFError) as error:
        raise ResourceError(f"{path}: is no vocabulary ({error}); restore it from the repository") from error


def write_vocabulary(path: Path, scores: Iterable[tuple[str, float]]) -> None:
    """Write pieces and their scores, a line each, in the order of their numbers."""
    with lzma.open(path, "wt", preset=9, encoding="utf-8", newline="\n") as lines:
        lines.writelines(f"{piece}\t{score:.4f}\n" for piece, score in scores)
