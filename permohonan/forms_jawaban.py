"""The written notice, with the fields of its outcome only: Pasal 22 ayat (7) UU 14/2008."""

from typing import Any

from django import forms
from django.db.models import Q

from permohonan.enums import Hasil
from permohonan.forms_langkah import TANGGAL, build_area
from permohonan.forms_unggah import BanyakBerkasField
from permohonan.models import Jawaban, Permohonan
from permohonan.nomor import read_pengaturan
from situs.versi import VersiMixin

BIAYA = ("lembar", "tarif", "biaya_kirim", "biaya_lain", "cara_bayar")
DIBERIKAN = ("materi", "bentuk", "hari_penyediaan", "diberikan_pada", "berkas")
DIKECUALIKAN = ("dasar", "dasar_hukum", "uji", "alasan")
# Outcome -> heading and fields, in the order of the page.
BAGIAN = {
    Hasil.SELURUHNYA: [("Informasi yang diberikan", DIBERIKAN), ("Biaya", BIAYA)],
    Hasil.SEBAGIAN: [
        ("Informasi yang diberikan", DIBERIKAN),
        ("Bagian yang dikecualikan", ("penghitaman", *DIKECUALIKAN)),
        ("Biaya", BIAYA),
    ],
    Hasil.DITOLAK: [("Dasar penolakan", DIKECUALIKAN)],
    Hasil.TIDAK_DIKUASAI: [("Sebabnya", ("sebab_tidak_dikuasai", "badan_lain", "alasan"))],
    Hasil.TIDAK_LENGKAP: [("Yang belum dilengkapi", ("alasan",))],
    Hasil.DIALIHKAN: [("Dialihkan ke mana", ("alasan",))],
}
PENJELASAN = {
    Hasil.SELURUHNYA: "Semua yang diminta ada dan boleh diberikan.",
    Hasil.SEBAGIAN: "Sebagian diberikan, sebagian dihitamkan berdasarkan uji konsekuensi.",
    Hasil.DITOLAK: "Seluruhnya dikecualikan. Perlu alasan Pasal 17 dan lembar uji konsekuensi.",
    Hasil.TIDAK_DIKUASAI: "Dikuasai badan publik lain, atau belum ada di sini.",
    Hasil.TIDAK_LENGKAP: "Sudah diminta melengkapi dan waktunya lewat.",
    Hasil.DIALIHKAN: "Bukan permohonan informasi, misalnya pengaduan atau urusan layanan.",
}


class JawabanForm(VersiMixin, forms.ModelForm):
    berkas = BanyakBerkasField(label="Berkas informasi")
    versi = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Jawaban
        fields = ("tanggal", *DIBERIKAN[:-1], "penghitaman", *DIKECUALIKAN)
        fields += ("sebab_tidak_dikuasai", "badan_lain", *BIAYA)
        widgets = {
            "tanggal": TANGGAL,
            "diberikan_pada": TANGGAL,
            "materi": build_area(),
            "penghitaman": build_area(),
            "alasan": build_area(),
            "dasar_hukum": build_area(2),
        }
        help_texts = {
            "materi": "Misalnya: “Laporan realisasi anggaran 2025, 24 halaman.”",
            "hari_penyediaan": "Berapa hari kerja sampai informasi siap diambil. Boleh kosong bila "
            "diberikan sekarang.",
            "diberikan_pada": "Kosongkan bila belum diberikan. Bila Anda mengunggah berkas, "
            "tanggal pemberitahuan dipakai.",
            "uji": "Lembar milik situs ini atau PPID Utama.",
            "alasan": "Pemohon membacanya. Tulis dengan kalimat yang mudah dipahami.",
            "lembar": "Informasi elektronik gratis: biarkan 0.",
        }

    def __init__(self, *args: Any, row: Permohonan, hasil: str, **kwargs: Any) -> None:
        instance = Jawaban(situs=row.situs, permohonan=row, hasil=hasil)
        super().__init__(*args, instance=instance, **kwargs)
        self.bagian = BAGIAN[Hasil(hasil)]
        kept = {"tanggal", "versi", *(name for _, names in self.bagian for name in names)}
        for name in set(self.fields) - kept:
            del self.fields[name]
        self.note_versi(row)
        self._prepare(row)

    def _prepare(self, row: Permohonan) -> None:
        pengaturan = read_pengaturan(row.situs)
        self.initial |= {"tarif": pengaturan.tarif_lembar, "cara_bayar": pengaturan.cara_bayar}
        if uji := self.fields.get("uji"):
            near = Q(situs=row.situs_id) | Q(situs=row.situs.induk_id)
            uji.queryset = uji.queryset.filter(near).order_by("-tanggal", "-pk")
            uji.empty_label = "Pilih lembar uji"

    def list_bagian(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields under the headings of the page."""
        parts = [("Pemberitahuan", ("tanggal",)), *self.bagian]
        return [(title, [self[name] for name in names]) for title, names in parts]
