"""The plan of an import: what a workbook says, held against the DIP of its year."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.db.models import Field, Model

from dip.banding import Diubah, Rencana, compare
from dip.enums import JenisImpor, Status
from dip.impor import EntriDik, EntriTerbaca, Galat, HasilBaca, read_daftar
from dip.models import Impor, Informasi, PemetaanKolom, Pengecualian
from situs.fields import ChoiceSetField

CREATED_FROM_FILE = (
    *("nomor_asli", "judul", "ringkasan", "pejabat_penguasa", "penanggung_jawab", "waktu"),
    *("tempat", "bentuk", "bentuk_teks", "retensi", "kelompok", "media"),
)


def read_with_memory(impor: Impor, data: bytes) -> HasilBaca:
    """Read with the columns that the officer named now, or named earlier for the same layout."""
    options = {key: impor.pilihan.get(key) or None for key in ("lembar", "kolom", "kategori")}
    options["tahun"], nama_berkas = impor.tahun, impor.nama_berkas
    hasil = read_daftar(data, nama_berkas, **options)
    if not options["kolom"] and (kolom := find_pemetaan(impor, hasil)):
        return read_daftar(data, nama_berkas, **{**options, "kolom": kolom})
    return hasil


def find_pemetaan(impor: Impor, hasil: HasilBaca) -> dict[str, str] | None:
    """The columns that an officer of this site once named for the same header row."""
    tanda = [sign_tajuk(impor.jenis, sheet.tanda) for sheet in hasil.lembar if sheet.tanda]
    found = PemetaanKolom.objects.for_situs(impor.situs).filter(tanda__in=tanda).first()
    return found.kolom if found else None


def sign_tajuk(jenis: str, tanda: str) -> str:
    """The two lists name their columns differently, so each remembers its own answers."""
    return tanda if jenis == JenisImpor.DIP else f"{jenis}:{tanda}"


def rows_of(impor: Impor) -> list[Informasi]:
    rows = Informasi.objects.for_situs(impor.situs).for_tahun(impor.tahun)
    return list(rows.exclude(status=Status.ARSIP).order_by("urutan", "pk"))


def fingerprint(rows: Iterable[Informasi | Pengecualian]) -> str:
    """Changes when any row of the year changed: a preview is applied to what it was shown for."""
    text = ",".join(f"{row.pk}:{row.versi}" for row in rows)
    return hashlib.sha256(text.encode()).hexdigest()


def write_plan(impor: Impor, hasil: HasilBaca) -> None:
    rows = rows_of(impor)
    galat = [*hasil.galat, *check_entries(impor, hasil.entri, rows)]
    bad = {(item.lembar, item.baris) for item in galat}
    good = [item for item in hasil.entri if (item.lembar, item.baris) not in bad]
    kolom = {sheet.nama: columns_of(sheet.kolom) for sheet in hasil.lembar}
    rencana = compare(good, rows, kolom)
    drop_unmatched_errors(rencana, hasil, rows, bad)
    impor.rencana = {
        "sidik": fingerprint(rows),
        "entri": [item.as_dict() for item in good],
        "baru": rencana.baru,
        "diubah": [dump_change(change) for change in rencana.diubah],
        "hilang": [{"kode": row.kode, "sebutan": row.sebutan} for row in rencana.hilang],
        "dikecualikan": [item.as_dict() for item in hasil.dikecualikan],
        "galat": [asdict(item) for item in galat],
        "pertanyaan": [asdict(item) for item in hasil.pertanyaan],
        "lembar": [dump_sheet(sheet) for sheet in hasil.lembar],
        "catatan": hasil.catatan,
    }
    impor.jumlah = {
        "baru": len(rencana.baru),
        "diubah": len(rencana.diubah),
        "sama": rencana.sama,
        "hilang": len(rencana.hilang),
        "dikecualikan": len(hasil.dikecualikan),
        "galat": len(galat),
    }


def columns_of(kolom: dict[str, str]) -> set[str]:
    """Fields that a sheet holds; combined and tick columns count for what they tell."""
    names = set(kolom)
    if "waktu_tempat" in names:
        names |= {"waktu", "tempat"}
    if any(name.startswith("bentuk") for name in names):
        names.add("bentuk")
    return names


def drop_unmatched_errors(
    rencana: Rencana, hasil: HasilBaca, rows: list[Informasi], bad: set
) -> None:
    """A row that is in the file with an error is not "missing from the file"."""
    codes = {item.kode for item in hasil.entri if (item.lembar, item.baris) in bad and item.kode}
    rencana.hilang = [row for row in rencana.hilang if row.kode not in codes]


def dump_change(change: Diubah) -> dict[str, Any]:
    return {
        "entri": change.entri,
        "kode": change.informasi.kode,
        "sebutan": change.informasi.sebutan,
        "perubahan": change.perubahan,
    }


def dump_sheet(sheet: Any) -> dict[str, Any]:
    data = asdict(sheet)
    data.pop("jejak", None)
    return data


def check_entries(impor: Impor, entri: list[EntriTerbaca], rows: list[Informasi]) -> list[Galat]:
    """Problems that only the register can tell: too long, or a code it does not know."""
    known = {row.kode for row in rows}
    other_years = other_year_codes(impor, entri, known)
    galat = []
    for item in entri:
        galat += find_too_long(item, _LIMITED)
        if item.kode in other_years:
            item.kode = ""  # last year's workbook as the beginning of this year's: new entries
        elif item.kode and item.kode not in known:
            galat.append(
                Galat(
                    item.lembar,
                    item.baris,
                    "Kode",
                    f"Kode '{item.kode}' tidak ada dalam DIP {impor.tahun} situs ini. "
                    "Kosongkan sel kode untuk menambahkannya sebagai informasi baru.",
                )
            )
    return galat


def other_year_codes(impor: Impor, entri: list[EntriTerbaca], known: set[str]) -> set[str]:
    codes = {item.kode for item in entri if item.kode} - known
    if not codes:
        return set()
    rows = Informasi.objects.for_situs(impor.situs).exclude(tahun=impor.tahun)
    return set(rows.filter(kode__in=codes).values_list("kode", flat=True))


def find_too_long(item: EntriTerbaca | EntriDik, limits: dict[str, Field]) -> list[Galat]:
    galat = []
    for name, field in limits.items():
        length, limit = len(getattr(item, name) or ""), field.max_length
        if length > limit:
            label = str(field.verbose_name)
            galat.append(
                Galat(
                    item.lembar,
                    item.baris,
                    label.capitalize(),
                    f"Isi {label} terlalu panjang: {length} huruf, paling banyak {limit}. "
                    "Ringkas isi sel ini.",
                )
            )
    return galat


def limited_fields(model: type[Model], names: Iterable[str]) -> dict[str, Field]:
    """The text columns among `names` that have a greatest length."""
    fields = [model._meta.get_field(name) for name in names]
    return {
        field.name: field
        for field in fields
        if field.max_length and not isinstance(field, ChoiceSetField)
    }


_LIMITED = limited_fields(Informasi, CREATED_FROM_FILE)
