"""`kpudocs law`: regulations found, shown and added, as a legal section meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kpudocs.cli import main
from tests.loaders.decrees import as_yaml

RPJPN = (
    "UU Nomor 59 Tahun 2024 tentang Rencana Pembangunan Jangka Panjang Nasional Tahun 2025–2045 (Lembaran Negara "
    "Republik Indonesia Tahun 2024 Nomor {ln}, Tambahan Lembaran Negara Republik Indonesia Nomor {tln})"
)
SETJEN = (
    "Tugas, Fungsi, Susunan Organisasi, dan Tata Kerja Sekretariat Jenderal Komisi Pemilihan Umum, Sekretariat Komisi "
)
SETJEN += "Pemilihan Umum Provinsi, dan Sekretariat Komisi Pemilihan Umum Kabupaten/Kota"


class Desk:
    """A folder, and the command at work there."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def run(self, *words: str) -> tuple[int, str, str]:
        self._capture.readouterr()
        code = main(["law", *words])
        captured = self._capture.readouterr()
        return int(code), captured.out, captured.err


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    monkeypatch.chdir(tmp_path)
    return Desk(capsys)


def test_find(desk: Desk) -> None:
    """Each with its short reference, its name and its status."""
    code, out, err = desk.run("find", "tata", "kerja", "SEKRETARIAT")

    assert (0, "") == (code, err)
    assert out.startswith(
        "pkpu 14/2020       Peraturan Komisi Pemilihan Umum Nomor 14 Tahun 2020 tentang Tugas, Fungsi"
    )
    assert "\n                   status: diubah oleh pkpu 21/2023\n" in out
    assert "status: belum terverifikasi" in out


def test_find_tells_what_cannot_be_cited(desk: Desk) -> None:
    """What lacks before it can be a short reference, of an amendment too; nothing of what can."""
    out = desk.run("find", "sekretariat", "jenderal")[1]

    assert "belum dapat menjadi rujukan pendek: Berita Negara dari pkpu 21/2023 belum terverifikasi\n" in out
    assert out.endswith("status: belum terverifikasi\n")


@pytest.mark.parametrize("words", ["", " "])
def test_find_nothing(words: str, desk: Desk) -> None:
    """No words are no question about a regulation."""
    code, out, err = desk.run("find", words)

    assert (2, "") == (code, out)
    assert "kata yang dicari belum disebut" in err


@pytest.mark.parametrize(
    ("name", "rujukan"),
    [
        ("Undang-Undang Nomor 7 Tahun 2017", "uu 7/2017"),
        ("UU No. 7 Tahun 2017", "uu 7/2017"),
        ("Peraturan Komisi Pemilihan Umum Nomor 8 Tahun 2019", "pkpu 8/2019"),
        ("Peraturan Badan Pengawas Pemilihan Umum Nomor 5 Tahun 2022", "perbawaslu 5/2022"),
    ],
)
def test_show_by_full_name(name: str, rujukan: str, desk: Desk) -> None:
    """A regulation's name as it stands in a decree is a reference too."""
    assert desk.run("show", *name.split())[1].startswith(f"Rujukan:         {rujukan}\n")


def test_show_by_number_alone(desk: Desk) -> None:
    """Where it means one regulation it is shown, with what mengingat wants."""
    code, out, err = desk.run("show", "7/2017")

    assert (0, True) == (code, out.startswith("Rujukan:         uu 7/2017\n"))
    assert "dalam mengingat tulis uu 7/2017" in err


def test_find_by_reference(desk: Desk) -> None:
    """A reference finds too."""
    assert desk.run("find", "uu", "7/2017")[1].startswith("uu 7/2017 ")


@pytest.mark.parametrize("words", [("find", "kelautan"), ("show", "uu", "99/2030"), ("show", "12/1899")])
def test_unknown_is_unverified(words: tuple[str, ...], desk: Desk) -> None:
    """Never "tidak ada" of the regulation: only that it is not on record yet."""
    code, out, err = desk.run(*words)

    assert (1, "") == (code, out)
    assert "belum terverifikasi: belum ada dalam catatan; itu tidak berarti peraturannya tidak ada" in err


def test_show(desk: Desk) -> None:
    """The whole citation, status, source and date."""
    code, out, err = desk.run("show", "uu", "7/2017")

    assert (0, "") == (code, err)
    assert [line.split(":")[0] for line in out.splitlines()] == [
        *("Rujukan", "Nama", "Dalam Mengingat", "Status", "Sumber", "Diperiksa"),
    ]
    assert "sebagaimana telah diubah dengan Undang-Undang Nomor 7 Tahun 2023" in out
    assert "23 November 2026" in out


def test_show_what_is_not_confirmed(desk: Desk) -> None:
    """Why it cannot be cited, and what is unsure."""
    assert (
        "belum dapat disusun: Berita Negara dari pkpu 21/2023 belum terverifikasi"
        in desk.run("show", "pkpu 14/2020")[1]
    )
    out = desk.run("show", "uu", "1/2015")[1]
    assert "Menjadi Undang-Undang (judul belum terverifikasi)\n" in out
    assert "Belum pasti:     judul\n" in out
    assert "Status:          dicabut oleh uu 7/2017\n" in desk.run("show", "uu 15/2011")[1]


def test_show_several(desk: Desk) -> None:
    """An ambiguous reference lists its candidates and chooses none."""
    code, out, err = desk.run("show", "7/2023")

    assert 1 == code
    assert ["pkpu 7/2023", "uu 7/2023"] == [line[:19].strip() for line in out.splitlines()]
    assert 'rujukan "7/2023" dapat berarti 2 peraturan; sebut salah satu di atas\n' == err


def test_json(desk: Desk) -> None:
    """For programs: the facts, the citation or null, and what is unverified."""
    (known,) = json.loads(desk.run("show", "pkpu", "14/2020", "--format", "json")[1])

    assert ("pkpu 14/2020", None, ["bn"]) == (known["rujukan"], known["sitasi"], known["belum_terverifikasi"])
    assert {"tahun": 2020, "nomor": "1236"} == known["bn"]
    assert 3 == len(json.loads(desk.run("find", "sekretariat", "jenderal", "--format", "json")[1]))
    assert (1, "[]\n") == desk.run("show", "uu 99/2030", "--format", "json")[:2]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("show", "undang"), 'rujukan "undang" tidak terbaca; tulis seperti uu 7/2017'),
        (("show", "pkup", "7/2017"), 'jenis peraturan "pkup" tidak dikenal; mungkin maksudnya "pkpu"'),
        (("add", RPJPN), "--sumber belum disebut; tulis naskah atau laman"),
        (("add", RPJPN, "--sumber", "x", "--diperiksa", "kemarin"), "--diperiksa: 'kemarin' bukan tanggal"),
        (("add", RPJPN, "--sumber", "x", "--dicabut-oleh", "besok"), '--dicabut-oleh: "besok" tidak terbaca'),
    ],
)
def test_wrong_usage(words: tuple[str, ...], told: str, desk: Desk) -> None:
    """Told with what to do; nothing is written."""
    code, out, err = desk.run(*words)

    assert (2, "") == (code, out)
    assert told in err
    assert not Path("peraturan.yaml").exists()


def test_add(desk: Desk) -> None:
    """A citation becomes an entry, and a decree can refer to it."""
    code, out, err = desk.run(
        "add", RPJPN.format(ln=194, tln=6987), "--sumber", "naskah: UU", "--diperiksa", "3 Mei 2026"
    )

    assert 0 == code
    assert out.startswith("peraturan.yaml: uu 59/2024 Undang-Undang Nomor 59 Tahun 2024 tentang Rencana")
    assert 'dibaca: "UU" dibaca sebagai "Undang-Undang"\n' == err
    assert "Diperiksa:       3 Mei 2026\n" in desk.run("show", "uu", "59/2024")[1]
    Path("k.yaml").write_text(as_yaml(mengingat=["uu 59/2024"]), encoding="utf-8")
    assert 0 == main(["check", "k.yaml"])


def test_add_amended(desk: Desk) -> None:
    """The amendment is added too where it is not on record or not confirmed, after those that are."""
    pkpu = "Peraturan Komisi Pemilihan Umum Nomor"
    text = (
        f"{pkpu} 14 Tahun 2020 tentang {SETJEN} (Berita Negara Republik Indonesia Tahun 2020 Nomor 1236) sebagaimana "
        f"telah beberapa kali diubah, terakhir dengan {pkpu} 21 Tahun 2023 tentang Perubahan Kedua atas {pkpu} 14 "
        f"Tahun 2020 tentang {SETJEN} (Berita Negara Republik Indonesia Tahun 2023 Nomor 826)"
    )

    assert (0, "") == desk.run("add", text, "--sumber", "BN")[::2]
    assert f"Dalam Mengingat: {text}\n" in desk.run("show", "pkpu 14/2020")[1]
    code, _, err = desk.run("add", text, "--sumber", "BN")
    assert 3 == code and "pkpu 14/2020 sudah ada di sini; ubah di sana" in err


def test_add_checks_the_figures(desk: Desk) -> None:
    """The slip of the published decree: the number of another law's gazette. Recorded only if it is insisted on."""
    slip = RPJPN.replace("Tahun 2024 Nomor {ln}", "Tahun 2023 Nomor {ln}").format(ln=141, tln=5897)
    code, out, err = desk.run("add", slip, "--sumber", "x")

    assert (3, "") == (code, out)
    assert "Lembaran Negara Tahun 2023, sedangkan peraturannya Tahun 2024" in err
    assert "Lembaran Negara 2023/141 sudah dipakai uu 20/2023" in err
    assert "TLN 5897 jauh dari tetangganya" in err
    assert not Path("peraturan.yaml").exists()
    assert 0 == desk.run("add", slip, "--sumber", "x", "--force")[0]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "Qanun Aceh Nomor 6 Tahun 2018 tentang P (Lembaran Aceh Tahun 2018 Nomor 6)",
            "    ld: 2018/6\n",
        ),
        (
            "Peraturan Bupati Batang Nomor 3 Tahun 2022 tentang P (Berita Daerah Kabupaten Batang Tahun 2022 Nomor 3)",
            "    bd: 2022/3\n",
        ),
    ],
)
def test_add_regional(text: str, fields: str, desk: Desk) -> None:
    """Offices in Aceh and the regencies record theirs, and are shown the same words."""
    code, _, err = desk.run("add", text, "--sumber", "naskah")

    assert (0, "") == (code, err)
    assert fields in Path("peraturan.yaml").read_text(encoding="utf-8")
    assert f"Dalam Mengingat: {text}\n" in desk.run("show", *text.split(" tentang")[0].split())[1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"{RPJPN.format(ln=194, tln=6987)} jo. UU Nomor 25 Tahun 2004 tentang P",
            '"jo." tidak terbaca sebagai perubahan',
        ),
        ("Berita Acara 7", "jenis peraturan tidak dikenal (huruf ke-1); perbaiki rujukannya"),
        ("UU Nomor 2 Tahun 2Ol7 tentang P", 'tahun "2Ol7" tidak terbaca (huruf ke-18)'),
        ("UU Nomor 2 Tahun 2017 tentang P", "uu 2/2017: Lembaran Negara, Tambahan Lembaran Negara belum ada"),
        (
            "Undang-Undang Nomor 7 Tahun 2017 tentang Pemilu (LN Tahun 2017 Nomor 1, TLN Nomor 2)",
            "sedangkan dalam catatan",
        ),
    ],
)
def test_add_refuses_what_is_not_whole(text: str, told: str, desk: Desk) -> None:
    """What could not be read, what is missing, what contradicts the record."""
    code, _, err = desk.run("add", text, "--sumber", "x")

    assert 3 == code
    assert told in err
    assert not Path("peraturan.yaml").exists()


def test_add_to_the_record_above(desk: Desk, tmp_path: Path) -> None:
    """The record that counts for a folder is the one that grows."""
    (tmp_path / "peraturan.yaml").write_text("peraturan:\n", encoding="utf-8")
    (tmp_path / "tim").mkdir()

    assert 0 == desk.run("add", RPJPN.format(ln=194, tln=6987), "--sumber", "x", "--folder", "tim")[0]
    assert [] == list((tmp_path / "tim").iterdir())


def test_a_broken_record_is_told(desk: Desk, tmp_path: Path) -> None:
    """With its place."""
    (tmp_path / "peraturan.yaml").write_text("peraturan:\n  - jenis: uuu\n", encoding="utf-8")
    code, _, err = desk.run("find", "pemilu")

    assert 3 == code
    assert "peraturan.yaml:2:12: peraturan[1].jenis:" in err
