"""News articles in, a table of dated events out; `pipeline.run` reads as the whole line and is read first."""
