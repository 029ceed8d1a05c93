"""Pages and documents of the site."""

from datetime import datetime

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from dip.admin_tautan import TautanMatiFilter, TautanMixin, mark_mati
from dip.tautan_mati import TautanMati
from halaman.admin.berbagi import BerbagiMixin
from halaman.admin.konten import KontenAdmin
from halaman.admin.suara import SUARA, SuaraAdmin
from halaman.admin.urutan import UrutanMixin
from halaman.enums import Status
from halaman.forms.halaman import DokumenForm, HalamanForm, find_hambatan_dokumen
from halaman.models import Dokumen, Halaman
from situs.berkas import label_jenis


@admin.register(Halaman)
class HalamanAdmin(BerbagiMixin, UrutanMixin, SuaraAdmin):
    form = HalamanForm
    list_display = ["judul", "bagian", "keadaan", "kewajiban", "diperbarui", "geser"]
    list_filter = ["bagian", "status"]
    isi_fieldsets = [
        (None, {"fields": ["situs", "judul", "ringkasan", "isi", "kewajiban"]}),
        ("Tempat di situs", {"fields": ["bagian", "slug", "ditawarkan"]}),
        (SUARA[0], {**SUARA[1], "classes": ["collapse"]}),
    ]

    def get_exclude(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        # Pages are offered by PPID Utama alone.
        offered = [] if request.situs.utama else ["ditawarkan"]
        return [*super().get_exclude(request, obj), *offered]

    def list_saudara(self, obj: Halaman) -> QuerySet:
        return super().list_saudara(obj).filter(bagian=obj.bagian)


@admin.register(Dokumen)
class DokumenAdmin(TautanMixin, KontenAdmin):
    form = DokumenForm
    list_display = ["judul", "jenis", "tahun", "wujud", "keadaan", "kewajiban", "diperbarui"]
    list_filter = ["jenis", "tahun", "status", TautanMatiFilter]
    isi_fieldsets = [
        (None, {"fields": ["situs", "judul", "jenis", "ringkasan", "kewajiban"]}),
        ("Berkas", {"fields": ["unggah", "hapus_berkas", "tautan"]}),
        ("Keterangan dokumen", {"fields": ["nomor", "tanggal", "tahun"]}),
    ]

    def read_mati_sejak(self, row: Dokumen, mati: TautanMati) -> datetime | None:
        return mati.since(row.alamat_isi) if row.status == Status.TERBIT else None

    @admin.display(description="Isi")
    def wujud(self, obj: Dokumen) -> str:
        kind = label_jenis(obj.jenis_berkas) if obj.berkas else "tautan" if obj.tautan else "–"
        return mark_mati(kind, obj.mati_sejak)

    def hambatan(self, obj: Dokumen) -> list[str]:
        return find_hambatan_dokumen(obj)
