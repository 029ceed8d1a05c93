"""The plan of an import of the Daftar Informasi Dikecualikan, held against what the site has."""

from dataclasses import asdict
from datetime import date
from typing import Any

from dip.banding_dik import DiubahDik, RencanaDik, compare_dik
from dip.impor import EntriDik, Galat, HasilDik, read_dik
from dip.models import Impor, Pengecualian, PengecualianQuerySet
from dip.rencana import dump_sheet, find_pemetaan, find_too_long, fingerprint, limited_fields
from situs.models import Situs

CREATED_FROM_FILE = (
    *("nomor_asli", "kelompok", "judul", "uraian", "dasar", "dasar_hukum"),
    *("konsekuensi_dibuka", "konsekuensi_ditutup", "jangka_jenis", "jangka_teks", "berakhir"),
    *("pejabat_penguasa", "penanggung_jawab", "bentuk_teks"),
)
# What the reader calls it -> what the register calls it.
_RENAMED = {"ringkasan": "uraian", "bentuk": "bentuk_teks", "retensi": "jangka_teks"}
_LIMITED = limited_fields(Pengecualian, (n for n in CREATED_FROM_FILE if n != "berakhir"))


def read_dik_with_memory(impor: Impor, data: bytes) -> HasilDik:
    """Read with the columns that the officer named now, or named earlier for the same layout."""
    options = {key: impor.pilihan.get(key) or None for key in ("lembar", "kolom")}
    options["hanya_dikecualikan"] = bool(impor.pilihan.get("hanya_dikecualikan"))
    hasil = read_dik(data, impor.nama_berkas, **options)
    if not options["kolom"] and (kolom := find_pemetaan(impor, hasil)):
        return read_dik(data, impor.nama_berkas, **{**options, "kolom": kolom})
    return hasil


def rows_of_dik(situs: Situs) -> PengecualianQuerySet:
    return Pengecualian.objects.for_situs(situs).order_by("urutan", "pk")


def write_plan_dik(impor: Impor, hasil: HasilDik) -> None:
    rows = list(rows_of_dik(impor.situs))
    galat = [*hasil.galat, *check_entries(impor, hasil.entri, rows)]
    bad = {(item.lembar, item.baris) for item in galat}
    good = [item for item in hasil.entri if (item.lembar, item.baris) not in bad]
    kolom = {sheet.nama: columns_of(sheet.kolom) for sheet in hasil.lembar}
    rencana = compare_dik(good, rows, kolom)
    _keep_rows_with_errors(rencana, hasil, bad)
    impor.rencana = {
        "sidik": fingerprint(rows),
        "entri": [item.as_dict() for item in good],
        "baru": rencana.baru,
        "diubah": [dump_change(change) for change in rencana.diubah],
        "terkunci": [dump_change(change) for change in rencana.terkunci],
        "hilang": [{"kode": row.kode, "sebutan": row.judul} for row in rencana.hilang],
        "terbuka": [item.as_dict() for item in hasil.terbuka],
        "uji": asdict(hasil.uji) if hasil.uji else None,
        "galat": [asdict(item) for item in galat],
        "pertanyaan": [asdict(item) for item in hasil.pertanyaan],
        "lembar": [dump_sheet(sheet) for sheet in hasil.lembar],
        "catatan": hasil.catatan,
    }
    impor.jumlah = {
        "baru": len(rencana.baru),
        "diubah": len(rencana.diubah),
        "sama": rencana.sama,
        "terkunci": len(rencana.terkunci),
        "hilang": len(rencana.hilang),
        "terbuka": len(hasil.terbuka),
        "galat": len(galat),
    }


def columns_of(kolom: dict[str, str]) -> set[str]:
    """Fields of the register that a sheet holds."""
    if "jangka_teks" in kolom:  # then "retensi" is how long the archive is kept
        kolom = {name: header for name, header in kolom.items() if name != "retensi"}
    names = {_RENAMED.get(name, name) for name in kolom}
    if "judul" not in kolom:  # a single column of names is the title, whatever its header
        names = names - {"uraian"} | {"judul"}
    return names


def _keep_rows_with_errors(rencana: RencanaDik, hasil: HasilDik, bad: set) -> None:
    """A row that is in the file with an error is not "missing from the file"."""
    codes = {item.kode for item in hasil.entri if (item.lembar, item.baris) in bad and item.kode}
    rencana.hilang = [row for row in rencana.hilang if row.kode not in codes]


def dump_change(change: DiubahDik) -> dict[str, Any]:
    return {
        "entri": change.entri,
        "kode": change.row.kode,
        "sebutan": change.row.judul,
        "status": change.row.get_status_display(),
        "perubahan": change.perubahan,
    }


def check_entries(impor: Impor, entri: list[EntriDik], rows: list[Pengecualian]) -> list[Galat]:
    """Problems that only the register can tell: too long, or a code it does not know."""
    known = {row.kode for row in rows}
    galat = []
    for item in entri:
        galat += find_too_long(item, _LIMITED)
        if item.kode and item.kode not in known:
            pesan = (
                f"Kode '{item.kode}' tidak ada dalam daftar informasi dikecualikan situs ini. "
                "Kosongkan sel kode untuk menambahkannya sebagai informasi baru."
            )
            galat.append(Galat(item.lembar, item.baris, "Kode", pesan))
    return galat


def values_of(entri: dict[str, Any]) -> dict[str, Any]:
    """Columns of a new row from an entry of the plan."""
    values = {name: entri[name] for name in CREATED_FROM_FILE}
    return values | {"berakhir": parse_berakhir(entri["berakhir"])}


def parse_berakhir(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
