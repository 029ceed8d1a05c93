"""The form of an exclusion. A draft may be incomplete: what is missing is said, not refused."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from dip.aturan_pengecualian import check_pengecualian
from dip.enums import JenisJangka
from dip.models import Pengecualian, UjiKonsekuensi
from situs.scoped_admin import PerSitusForm

TANGGAL = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class PengecualianForm(PerSitusForm):
    versi_dibaca = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Pengecualian
        fields = "__all__"
        widgets = {
            "uraian": forms.Textarea(attrs={"rows": 3}),
            "dasar_hukum": forms.Textarea(attrs={"rows": 3}),
            "konsekuensi_dibuka": forms.Textarea(attrs={"rows": 4}),
            "konsekuensi_ditutup": forms.Textarea(attrs={"rows": 4}),
            "berakhir": TANGGAL,
        }
        labels = {"jangka_teks": "Jangka waktu dengan kata-kata"}
        help_texts = {
            "judul": "Nama informasinya saja; warga membacanya. "
            "Misalnya: “Data kesehatan penerima bantuan sosial 2026.”",
            "uraian": "Catatan untuk petugas. Tidak pernah tampil untuk warga.",
            "urutan": "Boleh kosong: nomor berikutnya dipakai.",
            "dasar": "Boleh lebih dari satu huruf.",
            "dasar_hukum": "Tulis undang-undang dan pasalnya. Misalnya: UU 14/2008 Pasal 17 huruf "
            "h; UU 27/2022 Pasal 4 ayat (2). Untuk huruf j, undang-undangnya wajib disebut.",
            "konsekuensi_dibuka": "Apa yang terjadi bila informasi ini dibuka? Misalnya: “Keadaan "
            "kesehatan warga diketahui orang lain tanpa izin.”",
            "konsekuensi_ditutup": "Apa yang dilindungi bila informasi ini ditutup? Misalnya: "
            "“Rahasia pribadi penerima bantuan terjaga.”",
            "jangka_jenis": "Huruf a sampai f tidak boleh tanpa batas "
            "(Pasal 20 ayat (1) UU 14/2008).",
            "jangka_teks": "Dengan kata-kata. Misalnya: “5 tahun sejak ditetapkan” atau “Sampai "
            "Renja ditetapkan”.",
            "berakhir": "Hari terakhir informasi ini tertutup.",
            "pejabat_penguasa": "Misalnya: Kasi Kesejahteraan Sosial",
            "penanggung_jawab": "Misalnya: Kasi Kesejahteraan Sosial",
            "bentuk_teks": "Misalnya: Cetak dan rekam",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["versi_dibaca"] = self.instance.versi if self.instance.pk else None
        if "uji" in self.fields:
            self._prepare_uji()
        if "jangka_jenis" in self.fields:
            self.fields["jangka_jenis"].choices = [("", "Belum dipilih"), *JenisJangka.choices]
        if "urutan" in self.fields:
            self.fields["urutan"].required = False
            self.initial["urutan"] = self.instance.urutan or None
        if self.instance.pk:
            self._show_findings()

    def _prepare_uji(self) -> None:
        field = self.fields["uji"]
        field.empty_label = "Belum dipilih"
        if self.instance.situs_id:
            field.queryset = field.queryset.for_situs(self.instance.situs)
        url = reverse("admin:dip_ujikonsekuensi_add")
        text = '<span>Belum ada? <a href="{}">Buat lembar uji</a>, lalu pilih di sini.</span>'
        field.help_text = format_html(text, url)

    def clean_urutan(self) -> int:
        return self.cleaned_data["urutan"] or self.instance.urutan

    def _show_findings(self) -> None:
        """What the saved entry still lacks, beside each field; nothing of it stops a draft."""
        for temuan in check_pengecualian(self.instance, timezone.localdate()):
            field = self.fields.get(temuan.field)
            if field is not None:
                kind = "menahan" if temuan.menahan else "saran"
                field.help_text = format_html(
                    '{}<strong class="temuan-isian {}">{}</strong>', field.help_text, kind, temuan
                )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._refuse_stale()
        return cleaned

    def _refuse_stale(self) -> None:
        """The second of two officers sees that the entry changed; nothing is overwritten."""
        current = self.instance.versi
        if not self.instance.pk or self.cleaned_data.get("versi_dibaca") in (None, current):
            return
        last = self.instance.peristiwa.select_related("pengguna").first()
        oleh = f" oleh {last.pengguna}" if last and last.pengguna else ""
        pada = timezone.localtime(self.instance.diperbarui_pada)
        self.data = self.data.copy()  # who saves again now knows of the other version
        self.data[self.add_prefix("versi_dibaca")] = current
        raise ValidationError(
            f"Informasi ini sudah diubah{oleh} pada {pada:%d-%m-%Y %H.%M} sejak Anda membukanya. "
            "Isian Anda masih ada di bawah. Buka halaman ini di tab lain dan bandingkan. Bila "
            "Anda menyimpan lagi, isian Anda menggantikan yang baru itu.",
            code="versi",
        )


class UjiForm(PerSitusForm):
    class Meta:
        model = UjiKonsekuensi
        fields = "__all__"
        widgets = {
            "tanggal": TANGGAL,
            "peserta": forms.Textarea(attrs={"rows": 4}),
            **{
                name: forms.Textarea(attrs={"rows": 3})
                for name in (
                    *("langkah_dokumen", "langkah_informasi", "langkah_hukum"),
                    "langkah_kepatutan",
                )
            },
        }
        help_texts = {
            "nomor": "Misalnya: 481.16/12/36/2026",
            "tempat": "Misalnya: Ruang rapat Kecamatan Cipari",
            "peserta": "Satu baris satu orang: nama, jabatan. Misalnya: Sri Wahyuni, Sekretaris "
            "Kecamatan",
            "langkah_dokumen": "Dokumen mana yang diuji? Misalnya: Daftar penerima bantuan 2026.",
            "langkah_informasi": "Bagian mana yang akan dikecualikan? Sebut jenisnya, jangan "
            "isinya. Misalnya: nomor rekening dan keadaan kesehatan penerima.",
            "langkah_hukum": "Undang-undang dan pasal mana yang menjadi dasar, dan mengapa "
            "berlaku di sini?",
            "langkah_kepatutan": "Apa yang lebih besar bagi kepentingan umum: membuka atau "
            "menutup? Mengapa?",
        }

    def clean_tanggal(self) -> Any:
        tanggal = self.cleaned_data["tanggal"]
        if tanggal > timezone.localdate():
            raise ValidationError("Tanggal pengujian belum tiba.")
        return tanggal
