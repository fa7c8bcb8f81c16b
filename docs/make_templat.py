"""Write the table of names in docs/templat.md anew: `python docs/make_templat.py` (or `--check`: is it current?).

The names come from sample decrees as the templates see them; what each is must be said here, and a
name without a word about it ends the run. Exit codes: 0 done or current, 1 out of date.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kpudocs.renderers.docx.language import FILTERS, TESTS
from kpudocs.renderers.docx.names import DECREE, LOOP, Name, learn_names
from kpudocs.sample import compose_samples

PAGE = Path(__file__).parent / "templat.md"
START, END = "<!-- nama: dibuat oleh docs/make_templat.py -->", "<!-- akhir nama -->"
MEANINGS = {
    "diktum": "diktum KESATU, KEDUA, …",
    "diktum[].label": "label diktum: KESATU, KEDUA, …; baris terakhirnya bila panjang",
    "diktum[].label_atas": "baris-baris label di atasnya, bila labelnya panjang",
    "diktum[].rincian": "rincian di bawah diktum, berurutan",
    "kaki": "teks kaki halaman pada satu baris; kosong bila tidak ada",
    "kaki_baris": "teks kaki halaman, baris demi baris; untuk `{{ kaki_baris|baris }}`",
    "kop": "baris-baris kop",
    "judul": "baris-baris judul, mulai KEPUTUSAN …",
    "logo": "gambar logo dari profil; kosong bila tidak ada (hanya di keputusan.docx)",
    "memerhatikan": "bagian Memerhatikan; kosong bila tidak ada, jadi apit dengan if",
    **{f"{part.lower()}.label": f"tulisan {part}" for part in ("Menimbang", "Mengingat", "Memerhatikan", "Menetapkan")},
    "menetapkan.butir[].label": "selalu kosong",
    "memutuskan": "MEMUTUSKAN:",
    "menetapkan": "bagian Menetapkan",
    "mengingat": "bagian Mengingat",
    "menimbang": "bagian Menimbang",
    "nomor_halaman": "hiasan nomor halaman; kosong bila halaman tidak dinomori",
    "nomor_halaman.sebelum": "yang dicetak di depan nomor",
    "nomor_halaman.sesudah": "yang dicetak di belakang nomor",
    "paraf": "tabel paraf pada rancangan, dengan bagian-bagian yang sama dengan `tabel`; kosong bila tidak ada",
    "pembentuk": "pejabat pembentuk keputusan",
    "penetapan": "penutup: tempat, tanggal, jabatan, nama",
    "penetapan.jabatan": "baris-baris jabatan penanda tangan",
    "penetapan.nama": "nama penanda tangan",
    "penetapan.jangkar": "apakah tandanya jangkar di tengah tempat tanda tangan elektronik; untuk memberinya tab",
    "penetapan.keterangan": "tulisan di atas jabatan pada ragam tte; biasanya kosong",
    "penetapan.ruang_atas": "baris kosong di atas tanda, sebanyak yang perlu",
    "penetapan.ruang_bawah": "baris kosong di bawah tanda, sebanyak yang perlu",
    "penetapan.tanda": "ttd. pada salinan dan petikan; jangkar pada tte; penanda pada srikandi; kosong pada asli",
    "penetapan.tanggal": "pada tanggal …; kosong dalam lampiran",
    "penetapan.tempat": "Ditetapkan di …; kosong dalam lampiran",
    "pengesahan": "pengesahan salinan atau petikan; kosong pada ragam lain, jadi apit dengan if",
    "pengesahan.jabatan": "jabatan pengesah",
    "pengesahan.kalimat": "Salinan (atau Petikan) sesuai dengan aslinya",
    "pengesahan.nama": "nama pengesah",
    "pengesahan.unit": "baris-baris unit pengesah",
    "penyampaian": "kepada siapa salinan atau petikan disampaikan, dan tembusan: kalimatnya, lalu daftarnya",
    "posisi_salinan": "tempat kata SALINAN: atas_kop atau bawah_kop",
    "ragam": "asli, petikan, rancangan, salinan, srikandi, atau tte",
    "tanda_air": "RANCANGAN pada rancangan, selainnya kosong; dipasang sendiri di kepala halaman",
    "tanda_salinan": "SALINAN pada salinan, PETIKAN pada petikan, selainnya kosong",
    "lampiran": "lampiran ini",
    "lampiran.isi": "isinya: paragraf dan tabel, berurutan; bagian-bagian tabel sama dengan `tabel`",
    "lampiran.jenis": "jenis lampiran",
    "lampiran.judul": "baris-baris judul lampiran",
    "lampiran.kepala": "baris-baris kepala lampiran, mulai LAMPIRAN",
    "lampiran.label": "LAMPIRAN, atau LAMPIRAN II",
    "lampiran.lanskap": "apakah halamannya melintang",
    "lampiran.penetapan": "sama dengan `penetapan`",
    "lampiran.pengesahan": "sama dengan `pengesahan`",
    "tabel.kolom[].judul": "judul kolom",
    "tabel": "tabel pertama lampiran; kosong bila lampiran tidak bertabel",
}
"""By path; a name that is not here is told by its last step."""
FIELDS = {
    "butir": "butir-butirnya, berurutan",
    "label": "label atau nomor: a., 1., KESATU; kosong bila tidak bernomor",
    "teks": "teksnya, dengan tanda bacanya",
    "tingkat": "tingkat dalam rincian: 1 paling luar; 0 untuk teks biasa",
    "masuk": "apakah menjorok, karena lampiran ini memuat judul bagian (A., B.)",
    "rangkai": "apakah harus sehalaman dengan yang berikutnya; untuk `{% rangkai … %}`",
    "macam": "blok atau tabel",
    "gaya": "isi, bab, judul, atau butir",
    "deskripsi": "keterangan tabel bagi pembaca layar; tidak dicetak",
    "kolom": "kolom-kolomnya; untuk `{% kolom tabel %}`",
    "nama": "nama kolom, untuk `r.NAMA`",
    "lebar": "lebar (twip)",
    "kepala": "baris-baris kepala tabel",
    "judul": "judul kolom menurut nama kolom",
    "baris": "baris-baris tabel",
    "sel": "sel-sel baris dari kiri ke kanan; untuk `{% sel s %}`",
    "paragraf": "paragraf dalam sel",
    "rentang_kolom": "banyak kolom yang ditempati sel",
    "gabung": "restart, continue, atau kosong: sel gabungan ke bawah",
    "jc": "perataan sel: left, center, right",
    "tebal": "apakah sel dicetak tebal",
    "arsir": "apakah sel diarsir",
}
_TABLE = ("baris", "deskripsi", "judul", "kepala", "kolom")
LOOPS = {
    "depth": "tingkat pengulangan, dari 1",
    "first": "apakah ini yang pertama",
    "index": "nomor urut, dari 1",
    "index0": "nomor urut, dari 0",
    "last": "apakah ini yang terakhir",
    "length": "banyaknya",
    "nextitem": "yang berikutnya",
    "previtem": "yang sebelumnya",
    "revindex": "nomor urut dari belakang, sampai 1",
    "revindex0": "nomor urut dari belakang, sampai 0",
}


def describe() -> str:
    """The tables, in Markdown."""
    samples = compose_samples()
    decree = learn_names(samples, DECREE)
    lines = ["", "### Keputusan, dan kepala serta kaki halaman", "", *_table(decree, set())]
    kinds = [lampiran.jenis for lampiran in samples[0].lampiran]
    seen = set(decree.fields or {}) - {"penetapan", "pengesahan"}
    text = learn_names(samples, "naskah")
    table = learn_names(samples, "tabel")
    lines += ["", "### Setiap lampiran", "", "Juga semua nama keputusan di atas.", ""]
    lines += _table(_only(text, "lampiran", "penetapan", "pengesahan"), seen)
    lines += ["", "### Lampiran bertabel", ""]
    lines += _table(_only(table, "tabel"), seen)
    lines += ["", "Nama kolom menurut jenis lampiran:", "", "| jenis | nama kolom (`r.NAMA`) |", "|---|---|"]
    for kind in kinds:
        columns = _columns(learn_names(samples, kind))
        if columns:
            lines.append(f"| {kind} | {', '.join(f'`{name}`' for name in columns)} |")
    lines += ["", "### Di dalam pengulangan", "", "| nama | isinya |", "|---|---|"]
    lines += [f"| `{name.path}` | {LOOPS[key]} |" for key, name in (LOOP.fields or {}).items()]
    lines += ["", f"Penyaring: {', '.join(f'`|{name}`' for name in sorted(FILTERS))}."]
    lines += [f"Syarat: {', '.join(f'`is {name}`' for name in sorted(TESTS))}.", ""]
    return "\n".join(lines)


def _only(whole: Name, *wanted: str) -> Name:
    return Name("", {key: name for key, name in (whole.fields or {}).items() if key in wanted})


def _columns(whole: Name) -> list[str]:
    table = (whole.fields or {})["tabel"]
    return list((table.fields or {"judul": Name("")})["judul"].fields or {})


def _table(whole: Name, skipped: set[str]) -> list[str]:
    columns = set(_columns(whole)) if "tabel" in (whole.fields or {}) else set()
    rows = ["| nama | isinya |", "|---|---|"]
    for name in whole.walk():
        path, last = name.path, name.path.rsplit(".", 1)[-1]
        steps = path.replace("[]", "").split(".")
        doubled = path.startswith(("lampiran.penetapan.", "lampiran.pengesahan."))
        if steps[0] == "paraf" and len(steps) > 1:
            continue
        if steps[:2] == ["lampiran", "isi"] and len(steps) > 2 and steps[2] in _TABLE:
            continue
        # A cell is told once, as `sel[]`; every column holds the same.
        if not path or last.endswith("[]") or steps[0] in skipped or columns.intersection(steps) or doubled:
            continue
        rows.append(f"| `{path}`{' (daftar)' if name.item else ''} | {_meaning(path, last)} |")
    return rows


def _meaning(path: str, last: str) -> str:
    if path in MEANINGS:
        return MEANINGS[path]
    if last not in FIELDS:
        raise SystemExit(f"docs/make_templat.py says nothing of {path}")
    return FIELDS[last]


def main(arguments: list[str]) -> int:
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(START)
    _, _, after = rest.partition(END)
    made = f"{before}{START}\n{describe()}\n{END}{after}"
    if arguments != ["--check"]:
        PAGE.write_text(made, encoding="utf-8")
        return 0
    if made != page:
        print("docs/templat.md is not what the code says now: run docs/make_templat.py", file=sys.stderr)
    return int(made != page)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
