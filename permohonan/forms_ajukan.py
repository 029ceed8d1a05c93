"""The pages of an objection: what it is about, why, and who objects.

Penjelasan Pasal 35 ayat (1) UU 14/2008 asks for name, grounds, purpose and the facts of the case.
"""

from functools import cached_property

from django.utils import timezone

from permohonan.alasan import Alasan, read_alasan
from permohonan.forms_bertahap import (
    LangkahForm,
    build_pilihan,
    build_pilihan_banyak,
    build_teks,
)
from permohonan.forms_cek import CekForm
from permohonan.forms_permohonan import TIDAK, YA, IdentitasForm, PemohonForm
from permohonan.hak import Jendela, list_jendela
from permohonan.models import Permohonan
from situs.libur import read_libur


class AsalForm(CekForm):
    """Before the form: the request that it is about, opened with its number and code."""

    tentang = build_pilihan(
        "Apakah keberatan ini tentang permohonan yang sudah diajukan?",
        "Pilih apakah keberatan ini tentang permohonan.",
        [
            (YA, "Ya, tentang permohonan saya"),
            (TIDAK, "Tidak, tentang informasi berkala yang tidak tersedia"),
        ],
    )
    field_order = ("tentang", "nomor", "kode")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        for name in ("nomor", "kode"):
            field = self.fields[name]
            field.required, field.bersyarat = False, True
            field.help_text = f"Isi bila keberatan ini tentang permohonan. {field.help_text}"

    @property
    def tentang_permohonan(self) -> bool:
        return self.cleaned_data.get("tentang") == YA

    def clean(self) -> None:
        for name in ("nomor", "kode"):
            if self.tentang_permohonan and not self.cleaned_data.get(name):
                self.add_error(name, self.fields[name].error_messages["required"])


class AlasanForm(LangkahForm):
    alasan = build_pilihan_banyak(
        "Alasan keberatan",
        "Pilih sedikitnya satu alasan.",
        bantu="Boleh lebih dari satu.",
    )
    kasus_posisi = build_teks(
        "Kasus posisi",
        "Ceritakan apa yang terjadi.",
        panjang=5000,
        baris=6,
        bantu="Ceritakan apa yang terjadi: kapan, apa jawaban kami, dan apa yang menurut Anda "
        "tidak semestinya.",
    )
    informasi = build_teks(
        "Informasi yang diminta", "Isi informasi yang diminta.", panjang=5000, baris=4
    )
    tujuan = build_teks(
        "Tujuan penggunaan informasi",
        "Isi untuk apa informasi itu Anda pakai.",
        panjang=2000,
        baris=3,
    )

    def arrange(self) -> None:
        if self.permohonan is None:
            self._allow_only_without_permohonan()
            return
        self.fields["alasan"].choices = [_name(each) for each in self.daftar_alasan]
        if not self.is_bound:  # proposed, never decided for the person
            suggested = [each.alasan.kode for each, terbuka, _ in self.jendela if terbuka]
            self.initial = self.initial | {"alasan": suggested}

    def _allow_only_without_permohonan(self) -> None:
        """Pasal 35 ayat (1) huruf b: nothing was asked for, for it should have been published."""
        known = [each for each in self.daftar_alasan if each.tanpa_permohonan]
        alasan = self.fields["alasan"]
        alasan.choices = [_name(each) for each in known]
        alasan.disabled, alasan.initial = True, [each.kode for each in known]
        alasan.help_text = "Tanpa permohonan, hanya alasan ini yang dapat dipakai."
        self.fields["informasi"].label = "Informasi berkala yang tidak tersedia"

    @property
    def daftar_alasan(self) -> list[Alasan]:
        return list(read_alasan().values())

    @cached_property
    def jendela(self) -> list[tuple[Jendela, bool, bool]]:
        """Each window of time of the request; whether it is open today, or not yet."""
        if self.permohonan is None:
            return []
        today = timezone.localdate()
        found = list_jendela(self.permohonan, self.permohonan.jawaban.last(), read_libur())
        return [(each, each.is_open(today), today < each.sejak) for each in found]

    def read_answers(self) -> dict[str, object]:
        return super().read_answers() | {"permohonan": self.permohonan}


def _name(alasan: Alasan) -> tuple[str, str]:
    return alasan.kode, f"{alasan.kalimat} (huruf {alasan.kode})"


class PemohonKeberatanForm(PemohonForm):
    def arrange(self) -> None:
        self.fields["jenis_pemohon"].label = "Siapa yang mengajukan keberatan?"
        kuasa = self.fields["kuasa"]
        kuasa.label = "Apakah keberatan ini diajukan lewat kuasa?"
        kuasa.help_text = "Kuasa adalah orang yang mengurus keberatan atas nama orang lain."


class IdentitasKeberatanForm(IdentitasForm):
    def arrange(self) -> None:
        super().arrange()
        if self.permohonan:  # has them already; whoever holds number and code need not see them
            for name in ("nik", "identitas"):
                self.fields.pop(name, None)
        if "surat_kuasa" in self.fields:  # Pasal 39 ayat (4) Perki 1/2021
            self.fields["surat_kuasa"].label = "Surat kuasa khusus bermeterai"


def list_bawaan(row: Permohonan) -> dict[str, str]:
    """What the request says already, so that nobody types it again."""
    known = {"informasi": row.rincian, "tujuan": row.tujuan}
    if row.dianonimkan_pada:
        return known
    names = ("jenis_pemohon", "nama", "lembaga", "nomor_pengesahan", "alamat", "telepon", "email")
    names += ("pekerjaan", "kuasa_nama", "kuasa_alamat", "kuasa_kontak", "bantuan_khusus")
    identity = {name: getattr(row, name) for name in names}
    return known | identity | {"kuasa": YA if row.kuasa else TIDAK}
