"""A small sentence encoder whose logits are features of decisions; optional."""

from pipeline.encoder.encoder import TYPES, Encoder, NoEncoder, load_encoder

__all__ = ["TYPES", "Encoder", "NoEncoder", "load_encoder"]
