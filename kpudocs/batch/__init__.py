"""Many decrees in one run.

names                       what the files are called
plan                        naskah and rows -> what is to be made
manifest                    what is to be made and what was made: the memory of a batch
run ── crews ── work        hands out chunks to workers; makes the decrees of a chunk
         └─ stores          folders and addresses that files go to
merge                       one PDF of many

from kpudocs.batch import run_batch

summary = run_batch("naskah.yaml", "data.xlsx", "hasil")
"""

from __future__ import annotations

from kpudocs.batch.plan import Batch, run_batch
from kpudocs.batch.run import Summary

__all__ = ["Batch", "Summary", "run_batch"]
