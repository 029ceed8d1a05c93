"""The small forms that the requester finds on the status page."""

from django import forms
from django.core.exceptions import ValidationError

from permohonan.enums import SikapPemohon
from permohonan.forms_bertahap import build_email, build_pilihan, build_teks, check_telepon
from permohonan.forms_unggah import BanyakBerkasField
from permohonan.models import Perkara
from permohonan.samaran import mask_email, mask_kontak

PALING_BANYAK = 10  # files in one sending
KOSONG = "Kosongkan bila tidak berubah."


class TindakanForm(forms.Form):
    use_required_attribute = False  # the page says what is missing, beside the field

    def __init__(self, *args, row: Perkara, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        self.arrange()

    def arrange(self) -> None:
        """What depends on the case."""

    def take(self, error: ValidationError) -> None:
        """What a service refused, at its field; what was typed stays."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, errors in error.error_dict.items():
            self.add_error(name if name in self.fields else None, errors)


class LengkapiForm(TindakanForm):
    teks = build_teks("Keterangan", panjang=5000, baris=6)
    berkas = BanyakBerkasField(label="Berkas")

    def arrange(self) -> None:
        self.fields["teks"].bersyarat = True

    def clean_berkas(self) -> list:
        berkas = self.cleaned_data["berkas"]
        if len(berkas) > PALING_BANYAK:
            raise ValidationError(
                f"Paling banyak {PALING_BANYAK} berkas sekali kirim. Kirim sisanya sesudah ini."
            )
        return berkas


class KontakForm(TindakanForm):
    """Pasal 30 UU 27/2022: the person corrects their data. What is known stands there masked: the
    page lies open for an hour, and no correction needs the old words. An empty field changes
    nothing, so that nobody wipes out what they were not shown."""

    alamat = build_teks("Alamat baru", panjang=500, baris=3, autocomplete="street-address")
    telepon = build_teks("Nomor telepon baru", panjang=30, type="tel", autocomplete="tel")
    email = build_email("E-mail baru")

    def arrange(self) -> None:
        for name, mask in (
            ("alamat", mask_kontak),
            ("telepon", mask_kontak),
            ("email", mask_email),
        ):
            known = mask(getattr(self.row, name))
            recorded = f"Yang tercatat: {known}." if known else "Belum tercatat."
            self.fields[name].help_text = f"{recorded} {KOSONG}"

    def clean_telepon(self) -> str:
        return check_telepon(self.cleaned_data["telepon"])

    def clean(self) -> None:
        if not self.errors and not any(self.cleaned_data.values()):
            raise ValidationError("Isi yang ingin Anda ubah: alamat, nomor telepon, atau e-mail.")

    def read_kontak(self) -> dict[str, str]:
        return {name: text for name, text in self.cleaned_data.items() if text}


class CabutForm(TindakanForm):
    alasan = build_teks("Alasan", panjang=2000, baris=3)


class SalinanForm(forms.Form):
    use_required_attribute = False
    kode = build_teks(
        "Kode rahasia",
        "Isi kode rahasia.",
        panjang=60,
        bantu="Dua puluh huruf dan angka pada tanda bukti. Huruf besar atau kecil sama saja.",
        autocomplete="off",
        autocapitalize="characters",
        spellcheck="false",
    )


class SikapForm(TindakanForm):
    sikap = build_pilihan(
        "Apakah Anda puas dengan tanggapan ini?", "Pilih salah satu.", SikapPemohon.choices
    )
    catatan = build_teks("Catatan untuk kami", panjang=2000, baris=3)

    def arrange(self) -> None:
        # A request has none; its page says so, also to who sends this form there.
        known = {"sikap": "sikap", "catatan": "sikap_catatan"}
        self.initial |= {name: getattr(self.row, field, "") for name, field in known.items()}
