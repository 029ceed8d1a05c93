"""The preview of an import of excluded information."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from dip.aturan_pengecualian import check_pengecualian
from dip.enums import JenisJangka
from dip.impor_tampil import MAX_SHOWN, common_context, may_write, place_of
from dip.models import Impor, Pengecualian
from dip.rencana_dik import values_of
from dip.riwayat_pengecualian import describe_changes

ANGKA = [
    ("baru", "baru"),
    ("diubah", "diubah"),
    ("sama", "sama"),
    ("terkunci", "tidak dapat diubah"),
    ("hilang", "tidak ada di berkas"),
    ("terbuka", "informasi publik"),
    ("galat", "galat"),
]
MAX_CHECKED = 2_000  # entries whose faults are told
JENIS = dict(JenisJangka.choices)


def preview_context(request: HttpRequest, impor: Impor) -> dict[str, Any]:
    rencana, context = impor.rencana, common_context(impor)
    kembar, boleh_tulis = context["kembar"], may_write(request, impor)
    steps = {
        step: reverse(f"admin:dip_pengecualian_impor_{step}", args=[impor.pk])
        for step in ("galat", "kolom", "terapkan", "batalkan")
    }
    return {
        **context,
        "title": f"Impor {impor.nama_berkas} ke informasi dikecualikan",
        "angka": ANGKA,
        "alamat": {
            **steps,
            "kembar": kembar and reverse("admin:dip_pengecualian_impor_lihat", args=[kembar.pk]),
        },
        "baru": [show_entry(rencana["entri"][n]) for n in rencana["baru"][:MAX_SHOWN]],
        "diubah": [show_change(change, rencana) for change in rencana["diubah"][:MAX_SHOWN]],
        "terkunci": [show_change(change, rencana) for change in rencana["terkunci"][:MAX_SHOWN]],
        "terbuka": rencana["terbuka"][:MAX_SHOWN],
        "kekurangan": list_kekurangan([rencana["entri"][n] for n in rencana["baru"]]),
        "uji": show_uji(rencana["uji"]),
        "boleh_tulis": boleh_tulis,
        "perlu_kolom": context["perlu_kolom"] and boleh_tulis,
        "bisa_kolom": context["bisa_kolom"] and boleh_tulis,
    }


def show_entry(entri: dict[str, Any]) -> dict[str, Any]:
    berakhir = date.fromisoformat(entri["berakhir"]) if entri["berakhir"] else None
    return {**entri, "jenis": JENIS.get(entri["jangka_jenis"], ""), "berakhir": berakhir}


def show_change(change: dict[str, Any], rencana: dict[str, Any]) -> dict[str, Any]:
    perubahan = describe_changes(change["perubahan"])
    return {**change, **place_of(change, rencana), "perubahan": perubahan}


def show_uji(uji: dict[str, str] | None) -> dict[str, Any] | None:
    """The opening lines of a lembar uji; `lengkap` when a sheet can be begun with them."""
    if not uji or not any(uji.values()):
        return None
    tanggal = date.fromisoformat(uji["tanggal"]) if uji["tanggal"] else None
    return {**uji, "tanggal": tanggal, "lengkap": all(uji.values())}


@dataclass
class Kekurangan:
    """One thing that a rule asks for, and the rows of the file that lack it."""

    pesan: str
    pasal: str
    menahan: bool
    letak: list[str] = field(default_factory=list)


def list_kekurangan(entri: list[dict[str, Any]]) -> list[Kekurangan]:
    """What the law still asks before these drafts may be proposed, the most frequent first.

    The lembar uji is left out: a file never holds all of it."""
    found: dict[str, Kekurangan] = {}
    hari_ini = timezone.localdate()
    for item in entri[:MAX_CHECKED]:
        for temuan in check_pengecualian(Pengecualian(**values_of(item)), hari_ini):
            if temuan.field != "uji":
                group = Kekurangan(temuan.pesan, temuan.pasal, temuan.menahan)
                found.setdefault(temuan.pesan, group).letak.append(str(item["baris"]))
    return sorted(found.values(), key=lambda each: (not each.menahan, -len(each.letak)))
