"""News, agenda and questions."""

from django import forms
from django.contrib import admin
from django.db import models

from halaman.admin.konten import KontenAdmin
from halaman.admin.urutan import UrutanMixin
from halaman.forms.gambar import BerGambarForm
from halaman.forms.kabar import AgendaForm, BeritaForm, TanyaForm
from halaman.models import Agenda, Berita, Tanya


@admin.register(Berita)
class BeritaAdmin(KontenAdmin):
    form = BeritaForm
    list_display = ["judul", "tanggal", "keadaan", "kewajiban", "diperbarui"]
    date_hierarchy = "tanggal"
    isi_fieldsets = [
        (None, {"fields": ["situs", "judul", "ringkasan", "isi"]}),
        ("Gambar utama", {"fields": [*BerGambarForm.isian_gambar]}),
        ("Keterangan berita", {"fields": ["tanggal", "penulis", "tag", "slug"]}),
        ("Terkait", {"fields": ["kewajiban", "informasi"], "classes": ["collapse"]}),
    ]
    formfield_overrides = {
        **KontenAdmin.formfield_overrides,
        models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple},
    }


@admin.register(Agenda)
class AgendaAdmin(KontenAdmin):
    form = AgendaForm
    list_display = ["judul", "mulai", "tempat", "keadaan", "diperbarui"]
    list_filter = ["jenis", "status"]
    date_hierarchy = "mulai"
    ordering = ["-mulai"]
    isi_fieldsets = [
        (None, {"fields": ["situs", "judul", "mulai", "selesai", "seharian", "tempat"]}),
        (None, {"fields": ["jenis", "terbuka", "uraian", "kewajiban"]}),
    ]


@admin.register(Tanya)
class TanyaAdmin(UrutanMixin, KontenAdmin):
    form = TanyaForm
    list_display = ["judul", "kelompok", "keadaan", "diperbarui", "geser"]
    ordering = ["urutan", "pk"]
    list_filter = ["status"]
    isi_fieldsets = [(None, {"fields": ["situs", "judul", "isi", "kelompok", "kewajiban"]})]
