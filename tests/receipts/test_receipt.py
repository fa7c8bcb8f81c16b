"""A receipt is one stable form, and what is not that form is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kpudocs.receipts.receipt import Receipt, Spoilt, hash_of, parse_receipt, read_receipt
from tests.receipts.desk import STEM, build, put

Data = dict[str, Any]


@pytest.fixture
def raw(tmp_path: Path) -> bytes:
    return (build(put(tmp_path)) / f"{STEM}.bukti.json").read_bytes()


def test_a_receipt_tells_what_was_made_from_what(tmp_path: Path) -> None:
    """Hashes of facts and output, the way between them, version and ragam; nothing of the machine."""
    path = put(tmp_path)
    out = build(path)
    receipt = read_receipt(out / f"{STEM}.bukti.json")
    output = (out / f"{STEM}.txt").read_bytes()

    assert ("asli", "10", 2026, None) == (receipt.ragam, receipt.nomor, receipt.tahun, receipt.tanggal_berkas)
    assert ("k.yaml", "../k.yaml") == (receipt.isian.nama, receipt.isian.letak)
    assert hash_of(path.read_bytes()) == receipt.isian.sha256
    assert [(f"{STEM}.txt", len(output), hash_of(output))] == [(r.nama, r.ukuran, r.sha256) for r in receipt.keluaran]
    assert str(tmp_path) not in (out / f"{STEM}.bukti.json").read_text(encoding="utf-8")


def test_a_receipt_is_read_as_it_was_written(raw: bytes) -> None:
    """Reading and writing are each other's inverse, to the byte."""
    assert raw == parse_receipt(raw).to_bytes()


def test_the_form_is_documented() -> None:
    """Every field of a receipt stands in docs/arsitektur.md."""
    from tests.examples import ROOT

    text = (ROOT / "docs" / "arsitektur.md").read_text(encoding="utf-8")
    shown = text.split("## The receipt", 1)[1].split("\n## ", 1)[0]

    assert [] == [name for name in Receipt.model_fields if f'"{name}"' not in shown]


def edited(raw: bytes, **changes: Any) -> bytes:
    return json.dumps({**json.loads(raw), **changes}).encode()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"ragam": "salinan"}, "sidiknya tidak cocok"),
        ({"keluaran": []}, "sidiknya tidak cocok"),
        ({"keluaran": [{"nama": "../x.txt"}]}, 'salah \\("keluaran.0'),
        ({"isian": None}, 'salah \\("isian"\\)'),
        ({"tambahan": 1}, 'salah \\("tambahan"\\)'),
        ({"bentuk": "kpudocs.bukti/9"}, "kpudocs yang lebih baru"),
        ({"bentuk": 1}, "bukan bukti kpudocs"),
        ({"tahun": "2026"}, 'salah \\("tahun"\\)'),
    ],
)
def test_edited_receipts_are_spoilt(changes: Data, why: str, raw: bytes) -> None:
    """What was changed by hand is no receipt, and why is told."""
    with pytest.raises(Spoilt, match=why):
        parse_receipt(edited(raw, **changes))


@pytest.mark.parametrize("way", ["/etc/k.yaml", "//server/k.yaml", "C:/k.yaml", "..\\k.yaml", "\\\\server\\k.yaml"])
def test_a_receipt_leads_to_no_place_of_its_own_choosing(way: str, raw: bytes) -> None:
    """Facts are looked for near the receipt only: a receipt may come from anybody."""
    data = json.loads(raw)
    data["isian"]["letak"] = way

    with pytest.raises(Spoilt, match=r"isian\.letak"):
        parse_receipt(json.dumps(data).encode())


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe", b"[]", b"1", b'{"bentuk":', b"[" * 100_000, b" " * 5_000_000])
def test_other_files_are_no_receipts(raw: bytes) -> None:
    """Whatever the bytes are."""
    with pytest.raises(Spoilt):
        parse_receipt(raw)


def test_a_byte_order_mark_is_borne(raw: bytes) -> None:
    """Notepad adds one; every value is still what it was."""
    assert parse_receipt(raw) == parse_receipt(b"\xef\xbb\xbf" + raw)
