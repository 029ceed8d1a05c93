"""A case whose every personal word can be recognised, and every address that leads to cases."""

from collections.abc import Iterator
from types import SimpleNamespace

from django.contrib import admin
from django.core.files.base import ContentFile
from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from permohonan.enums import JenisBerkas
from permohonan.models import BerkasLayanan, TeksSurat
from permohonan.services_jawab import answer
from permohonan.services_kerja import write_note
from tests.factories import build_jawaban, make_keberatan, make_permohonan

IDENTITAS = {
    "nama": "Wulandari Korban",
    "alamat": "Jalan Tersembunyi Nomor 7",
    "telepon": "0899-7777-1111",
    "email": "wulandari@korban.id",
    "nik": "3301998877665544",
    "pekerjaan": "Penenun Rahasia",
    "kuasa_nama": "Kuasa Tersembunyi",
    "kuasa_kontak": "0899-2222-3333",
}
CATATAN = "CATATAN-DALAM-KANTOR"
RAHASIA = (*IDENTITAS.values(), CATATAN)


def make_korban(situs, petugas) -> SimpleNamespace:
    """An open request, an answered one with its letter, an objection, an identity card, a note."""
    row = make_permohonan(situs, kuasa=True, **IDENTITAS)
    write_note(row, CATATAN, petugas)
    berkas = BerkasLayanan.objects.create(
        situs=situs,
        permohonan=row,
        jenis=JenisBerkas.IDENTITAS,
        isi=ContentFile(b"%PDF-1.4 KTP-WULANDARI", name="ktp.pdf"),
        nama_asli="ktp.pdf",
        tipe="pdf",
        ukuran=22,
        sidik="0" * 64,
    )
    dijawab = make_permohonan(situs, kuasa=True, **IDENTITAS)
    answer(dijawab, build_jawaban(dijawab), petugas)
    dijawab.refresh_from_db()
    keberatan = make_keberatan(dijawab, **{"nik": IDENTITAS["nik"], "kuasa": True})
    teks = TeksSurat.objects.create(situs=situs, jenis="pemberitahuan", pembuka="Salam.")
    return SimpleNamespace(
        row=row,
        dijawab=dijawab,
        keberatan=keberatan,
        berkas=berkas,
        surat=dijawab.surat.first(),
        teks=teks,
    )


def body(response: HttpResponseBase) -> bytes:
    """All of it; a file that was read to its end is closed by the client."""
    return b"".join(response) if response.streaming else response.content


def list_alamat_umum() -> list[str]:
    """Every public address that needs no key."""
    return sorted(set(_walk(get_resolver().url_patterns, "/")))


def _walk(patterns: list, before: str) -> Iterator[str]:
    for each in patterns:
        here = before + str(each.pattern)
        if isinstance(each, URLResolver):
            if getattr(each, "namespace", "") != "admin":
                yield from _walk(each.url_patterns, here)
        elif isinstance(each, URLPattern) and "<" not in here and "(" not in here:
            yield here


def list_alamat_admin(korban: SimpleNamespace) -> list[str]:
    """Every address of the service in the admin that leads to the victim's rows."""
    rows = {
        "permohonan": korban.row,
        "keberatan": korban.keberatan,
        "surat": korban.surat,
        "tekssurat": korban.teks,
    }
    urls = []
    for model, model_admin in admin.site._registry.items():
        row = rows.get(model._meta.model_name)
        if model._meta.app_label != "permohonan" or row is None:
            continue
        for pattern in model_admin.get_urls():
            if pattern.name and pattern.pattern.converters.keys() <= {"pk", "object_id"}:
                arguments = [row.pk for _ in pattern.pattern.converters]
                urls.append(reverse(f"admin:{pattern.name}", args=arguments))
    return urls
