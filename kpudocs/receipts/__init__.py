"""Receipts: what an output was made from, kept beside it, and whether that still holds.

receipt        the form: `….bukti.json`, its stable JSON
  ├─ making        outputs together with their receipt
  ├─ originals     the signed original of a copy: its hash, and whether it says the same
  ├─ carried       the facts that a PDF carries
  ├─ witnesses     where the receipt, the facts and the original of an output are
  └─ verification  an output, its receipt and its source against each other

A receipt is a record, not a signature: whoever can change an output can write a receipt for it.
What does not rest on the receipt's word is making the output anew from its source, and so
verification does that wherever it can.
"""

from __future__ import annotations

__all__: list[str] = []
