"""The page of one case: what it is about, how long is left, what happened, what can be done."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone

from permohonan.enums import BERKAS_BERIDENTITAS
from permohonan.models import Perkara
from permohonan.peran import PEMBACA, may_act
from permohonan.pesan import add_pesan
from permohonan.queries_surel import list_tertahan
from permohonan.samaran import mask_kontak, mask_nama, mask_nik
from permohonan.tenggat import count_aman, count_sisa, describe_sisa, explain
from permohonan.tumpukan import SEGERA
from situs.libur import read_libur


def name_warna(row: Perkara, hari_ini: date, libur: dict[date, str]) -> str:
    """How urgent an open case is. `count_aman` warns where the day of receipt may count too."""
    if row.jatuh_tempo < hari_ini:
        return "lewat"
    hari = row.count_tenggat(libur).hari
    late = hari_ini > count_aman(row.diterima, hari, libur)
    return "segera" if late or count_sisa(row.jatuh_tempo, hari_ini, libur) <= SEGERA else "aman"


def mask_identitas(row: Perkara) -> list[tuple[str, str]]:
    pairs = [
        ("Jenis pemohon", row.get_jenis_pemohon_display()),
        ("Nama", mask_nama(row.nama)),
        ("Lembaga", mask_nama(row.lembaga) if row.lembaga else ""),
        ("NIK", mask_nik(row.nik)),
        ("Telepon", mask_kontak(row.telepon)),
        ("E-mail", mask_kontak(row.email)),
        ("Lewat kuasa", "Ya" if row.kuasa else ""),
    ]
    return [(label, text) for label, text in pairs if text]


class KasusMixin:
    """For the admin of a kind of case: the change view shows, the acts are pages of their own."""

    @property
    def change_form_template(self) -> str:
        return f"admin/permohonan/{self.opts.model_name}/kasus.html"

    def change_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.method == "POST":  # Django would take "_saveasnew" for a new row
            raise PermissionDenied
        return super().change_view(request, *args, **kwargs)

    def render_change_form(
        self, request: HttpRequest, context: dict, *args: Any, obj: Any = None, **kwargs: Any
    ) -> Any:
        context |= self.build_kasus(request, obj) | {"title": obj.nomor, "subtitle": None}
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def build_kasus(self, request: HttpRequest, row: Perkara) -> dict[str, Any]:
        today, libur = timezone.localdate(), read_libur()
        handles = may_act(request, row, self.penangan)
        return {
            "sisa": describe_sisa(row.jatuh_tempo, today, libur),
            "warna": name_warna(row, today, libur),
            "hitungan": explain(row.count_tenggat(libur)),
            "identitas": mask_identitas(row),
            "menangani": handles,
            "membuka_berkas": may_act(request, row, PEMBACA),
            "bisa_mulai": handles and row.status == "diterima",
            "langkah": self.list_langkah(request, row),
            "riwayat": add_pesan(row, list(row.peristiwa.select_related("pengguna"))),
            "berkas": row.berkas.filter(dihapus_pada=None),
            "jenis_identitas": BERKAS_BERIDENTITAS,
            "daftar_surat": row.surat.all(),
            "surel_tertahan": list_tertahan(row),
            "akses": row.akses_identitas.select_related("pengguna"),
        }
