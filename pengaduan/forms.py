"""The forms of a reporter. Files are cleaned before anything else is done with them."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from pengaduan.enums import Identitas, Kategori
from pengaduan.models import Pengaduan
from pengaduan.queries import list_dapat_dihindari
from situs.berkas import SafeFile, check_berkas, describe_jenis
from situs.kode import ALPHABET
from situs.kunci_formulir import PANJANG_KUNCI, make_kunci
from situs.metadata import JENIS_BERSIH, clean_metadata
from situs.models import Situs

MAX_BYTES = 10 * 1024 * 1024
MAX_SEMUA = 20 * 1024 * 1024
MAX_BERKAS = 5
_KUNCI = re.compile(rf"[{ALPHABET}]{{{PANJANG_KUNCI}}}")


def build_teks(label: str, *, galat: str = "", bantu: str = "", baris: int = 0) -> forms.CharField:
    """`galat` is what an empty answer is told; without it the answer is optional."""
    panjang = 5000 if baris else 300
    attrs = {"autocomplete": "off"}
    widget = forms.Textarea({"rows": baris, **attrs}) if baris else forms.TextInput(attrs)
    return forms.CharField(
        label=label,
        required=bool(galat),
        max_length=panjang,
        help_text=bantu,
        widget=widget,
        error_messages={
            "required": galat,
            "max_length": f"“{label}” paling banyak {panjang} huruf. Persingkat, atau kirim "
            "selebihnya sebagai berkas.",
        },
    )


class BanyakBerkasInput(forms.FileInput):
    allow_multiple_selected = True


class BerkasPelaporField(forms.FileField):
    """Several files, each judged by its content and cleaned of what it tells of its maker."""

    def __init__(self) -> None:
        accept = ",".join(f".{each}" for each in JENIS_BERSIH)
        super().__init__(
            label="Berkas pendukung",
            required=False,
            widget=BanyakBerkasInput({"accept": accept}),
            help_text=f"Paling banyak {MAX_BERKAS} berkas, masing-masing 10 MB: "
            f"{describe_jenis(JENIS_BERSIH)}. Nama berkas tidak kami simpan. Tempat, kamera, dan "
            "nama pembuat yang tercatat di dalam berkas kami hapus. Yang terlihat di gambar atau "
            "tertulis di dokumen tetap ada: tutupi sendiri bila membuka identitas Anda.",
        )

    def clean(self, data: list[UploadedFile], initial: Any = None) -> list[tuple[SafeFile, list]]:
        uploads = [each for each in data or [] if each]
        if len(uploads) > MAX_BERKAS:
            raise ValidationError(f"Paling banyak {MAX_BERKAS} berkas sekali kirim. Pilih lagi.")
        if sum(each.size for each in uploads) > MAX_SEMUA:
            raise ValidationError("Semua berkas bersama paling besar 20 MB. Pilih lagi.")
        return [_clean(number, each) for number, each in enumerate(uploads, 1)]


def _clean(number: int, upload: UploadedFile) -> tuple[SafeFile, list[str]]:
    try:
        safe = check_berkas(upload, jenis=JENIS_BERSIH, max_bytes=MAX_BYTES)
        bersih = clean_metadata(safe)
    except ValidationError as error:
        raise ValidationError(f"Berkas ke-{number}: {error.messages[0]} Pilih lagi.") from error
    return bersih.berkas, [f"Berkas {number}: {each}" for each in bersih.peringatan]


class KunciForm(forms.Form):
    """A form that may be sent twice: its hidden key makes the second time the first."""

    kunci = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["kunci"].initial = make_kunci()

    def clean_kunci(self) -> str:
        kunci = self.cleaned_data["kunci"]
        return kunci if _KUNCI.fullmatch(kunci) else make_kunci()  # not from our form

    def read_berkas(self) -> list[SafeFile]:
        return [berkas for berkas, _ in self.cleaned_data["berkas"]]

    def list_peringatan(self) -> list[str]:
        """What could not be taken out of a file, for whoever sent it."""
        return [each for _, peringatan in self.cleaned_data["berkas"] for each in peringatan]


class LaporForm(KunciForm):
    identitas = forms.ChoiceField(
        label="Bagaimana Anda ingin melapor?",
        choices=Identitas.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih cara melapor.", "invalid_choice": "Pilih cara melapor."},
        help_text="Anonim: kami tidak menanyakan nama. Dirahasiakan: hanya penerima laporan yang "
        "melihat nama Anda. Terbuka: nama Anda boleh disebut dalam pemeriksaan.",
    )
    nama = build_teks("Nama Anda", galat="Isi nama Anda, atau pilih melapor tanpa nama (anonim).")
    kontak = build_teks(
        "Telepon, e-mail, atau alamat Anda",
        bantu="Kami membalas di situs ini; kontak hanya dipakai bila Anda mengizinkan dihubungi.",
    )
    kategori = forms.ChoiceField(
        label="Apa yang Anda laporkan?",
        choices=Kategori.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih jenis yang paling mendekati.",
            "invalid_choice": "Pilih jenis yang paling mendekati.",
        },
    )
    apa = build_teks(
        "Apa yang terjadi?",
        galat="Ceritakan apa yang terjadi.",
        baris=6,
        bantu="Satu kejadian dalam satu laporan. Sebutkan apa yang Anda lihat atau alami sendiri.",
    )
    siapa = build_teks(
        "Siapa yang terlibat?", baris=2, bantu="Nama atau jabatan, dan siapa yang menyaksikan."
    )
    tempat = build_teks("Di mana kejadiannya?")
    kapan = build_teks("Kapan kejadiannya?", bantu="Perkiraan boleh, misalnya awal Maret 2026.")
    bagaimana = build_teks(
        "Bagaimana kejadiannya?", baris=4, bantu="Urutannya, jumlah uang bila ada, dan buktinya."
    )
    dilaporkan = build_teks(
        "Sudah dilaporkan ke tempat lain?", baris=2, bantu="Ke mana, kapan, dan apa jawabannya."
    )
    dihindari = forms.MultipleChoiceField(
        label="Siapa yang tidak boleh melihat laporan ini? (opsional)",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Centang bila orang itu yang Anda laporkan atau berkepentingan. Ia tidak akan "
        "pernah dapat membukanya. Bila semua penerima di kantor ini dicentang, laporan langsung ke "
        "PPID Utama.",
        error_messages={"invalid_choice": "Daftar penerima berubah. Periksa lagi pilihan Anda."},
    )
    berkas = BerkasPelaporField()

    def __init__(self, situs: Situs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.situs = situs
        self.penerima = {str(each.pk): each for each in list_dapat_dihindari(situs)}
        self.fields["dihindari"].choices = [
            (pk, each.jabatan if each.situs_id == situs.pk else f"{each.jabatan} ({each.situs})")
            for pk, each in self.penerima.items()
        ]
        if self._is_anonim():  # what is not asked for cannot be stored by mistake
            del self.fields["nama"], self.fields["kontak"]

    def _is_anonim(self) -> bool:
        chosen = self.data.get("identitas") if self.is_bound else self.initial.get("identitas")
        return chosen not in (Identitas.RAHASIA, Identitas.TERBUKA)

    def build_pengaduan(self) -> Pengaduan:
        """An unsaved report."""
        outside = {"kunci", "dihindari", "berkas"}
        words = {name: value for name, value in self.cleaned_data.items() if name not in outside}
        return Pengaduan(situs=self.situs, **words)

    def read_dihindari(self) -> list:
        return [self.penerima[pk] for pk in self.cleaned_data["dihindari"]]


class KodeForm(forms.Form):
    kode = forms.CharField(
        label="Kode laporan",
        max_length=60,
        help_text="Enam belas angka yang Anda catat ketika melapor. Spasi dan tanda hubung boleh.",
        widget=forms.TextInput(
            {"autocomplete": "off", "inputmode": "numeric", "spellcheck": "false"}
        ),
        error_messages={"required": "Isi kode laporan.", "max_length": "Isi enam belas angka."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)


class PesanForm(KunciForm):
    pesan = forms.CharField(
        label="Pesan kepada penerima laporan",
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 5, "autocomplete": "off"}),
        error_messages={"max_length": "Pesan paling banyak 5000 huruf. Persingkat."},
    )
    pesan.bersyarat = True  # a file alone will do
    berkas = BerkasPelaporField()
