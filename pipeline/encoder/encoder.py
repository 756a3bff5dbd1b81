"""A small sentence encoder: for a sentence and each event type, the logit that the sentence tells such an event.

The lower layers of multilingual-e5-small, fine-tuned on annotated sentences (scripts/train_encoder.py), as an int8
ONNX model in `data/models/encoder/`. The line works without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.encoder.tokenizer import Tokenizer, read_tokenizer
from pipeline.errors import ResourceError
from pipeline.folding import fold
from pipeline.resources import DATA

if TYPE_CHECKING:
    import numpy as np

FOLDER = DATA / "models" / "encoder"
MODEL, VOCABULARY = FOLDER / "encoder.onnx", FOLDER / "vocabulary.tsv.xz"

# The order of the logits, which the model was trained with; a type of another name has none.
TYPES = ("drone_incident", "talks", "exchange", "visit", "agreement", "strike", "sanction", "statement", "other")

# Pieces of a sentence that are read, with those of beginning and end: 99 in 100 sentences have fewer than 86.
LONGEST = 96
# Pieces of the article's opening that are read before each of its other sentences, with that of beginning.
LONGEST_OPENING = 40


@dataclass(frozen=True, slots=True)
class NoEncoder:
    """Why there is no encoder, in a sentence that also tells the way out."""

    reason: str

    def __bool__(self) -> bool:
        return False


@dataclass(slots=True)
class Encoder:
    """Gives logits by event type, each sentence of an article once a run. Get one from `load_encoder`."""

    tokenizer: Tokenizer
    session: Any
    _known: dict[tuple[str, str], np.ndarray] = field(default_factory=dict)

    def logits(self, sentences: Sequence[str], opening: str = "") -> np.ndarray:
        """The logits of sentences of an article that begins with the sentence `opening`, float32 [sentences, types in
        the order of `TYPES`].

        Sentences are encoded one by one: numbers are rounded to int8 by their range in what is encoded together, so
        that in a batch a sentence's logits would depend on its neighbours.
        """
        import numpy as np

        keys = [(opening, sentence) for sentence in sentences]
        for key in keys:
            if key not in self._known:
                ids = np.array([word_pieces(self.tokenizer, key[1], opening)], dtype=np.int64)
                self._known[key] = self.session.run(None, {"ids": ids})[0][0]
        return np.array([self._known[key] for key in keys], dtype=np.float32).reshape(-1, len(TYPES))

    def by_type(self, sentence: str, opening: str = "") -> dict[str, float]:
        """The logits of one sentence by event type."""
        return dict(zip(TYPES, map(float, self.logits([sentence], opening)[0]), strict=True))


def word_pieces(tokenizer: Tokenizer, sentence: str, opening: str = "") -> list[int]:
    """What the model reads: the article's opening, which tells what its news is about, then the sentence.

    The apostrophes and spaces of typography are plain ones to it.
    """
    pieces = tokenizer.encode(fold(sentence), LONGEST)
    if not opening:
        return pieces
    return tokenizer.encode(fold(opening), LONGEST_OPENING + 1) + pieces[1:]


def load_encoder(folder: Path = FOLDER, threads: int = 1) -> Encoder | NoEncoder:
    """The encoder of a folder, computing on so many threads (its logits do not depend on it).

    Where onnxruntime is not installed or the folder lacks a file, what is returned is false and tells its `reason`.
    Raises ResourceError where a file is broken.
    """
    model, vocabulary = folder / MODEL.name, folder / VOCABULARY.name
    for path in (model, vocabulary):
        if not path.is_file():
            return NoEncoder(f"{path} is missing; restore it from the repository or run scripts/train_encoder.py")
    try:
        import onnxruntime
        from onnxruntime.capi import onnxruntime_pybind11_state as state
    except ImportError:
        return NoEncoder("onnxruntime is not installed; run `pip install onnxruntime`")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    try:
        session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    except (state.Fail, state.InvalidGraph, state.InvalidProtobuf) as error:
        raise ResourceError(f"{model}: is no ONNX model ({error}); restore it from the repository") from error
    return Encoder(read_tokenizer(vocabulary), session)
