"""What every form of the content shares: the duty it meets, the version that was read."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst

from dip.pilihan import KewajibanChoice
from halaman.enums import Status
from halaman.models import Konten, VersiKonten
from halaman.penyunting import Penyunting
from halaman.periksa_isi import Berat, Temuan, check_alt, check_source, periksa_konten
from halaman.struktur_isi import read_struktur
from situs.scoped_admin import PerSitusForm


class KontenForm(PerSitusForm):
    """`hambatan` is given by KontenAdmin.get_form."""

    hambatan: Callable[[Konten], list[str]] | None = None
    label_judul = ""
    versi_dibaca = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.temuan: list[Temuan] = []
        self.initial["versi_dibaca"] = self.instance.versi if self.instance.pk else None
        for name in self._rich_names():
            self.fields[name].widget = Penyunting(situs=self.instance.situs_id)
        if self.label_judul and "judul" in self.fields:
            self.fields["judul"].label = self.label_judul
        if "kewajiban" in self.fields:
            known = self.fields["kewajiban"]
            self.fields["kewajiban"] = KewajibanChoice(
                label=known.label, help_text=known.help_text, initial=known.initial
            )

    def hide(self, name: str) -> None:
        """Out of sight, but still where a fieldset of the admin names it."""
        if name in self.fields:
            self.fields[name].widget = forms.HiddenInput()

    def _rich_names(self) -> list[str]:
        return [name for name in self._meta.model.teks_kaya if name in self.fields]

    @property
    def akan_tampil(self) -> bool:
        """Whether saving puts these words before the public."""
        return "_terbitkan" in self.data or self.instance.status == Status.TERBIT

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in self._rich_names():
            self._check_pictures(name)
        self._refuse_stale()
        return cleaned

    def _check_pictures(self, name: str) -> None:
        """A picture that nobody can hear, or from elsewhere, is refused before it is lost."""
        isi = read_struktur(self.cleaned_data.get(name) or "")
        for found in (*check_alt(isi), *check_source(isi)):
            self.add_error(name, found.pesan)

    def full_clean(self) -> None:
        super().full_clean()
        for name in self.files if self._errors else ():
            if name in self.fields and name not in self._errors:
                again = "Pilih berkas ini sekali lagi, sebab isian lain perlu diperbaiki dulu."
                self.add_error(name, again)

    def _post_clean(self) -> None:
        super()._post_clean()  # now the instance holds what was typed, not yet cleaned
        if self.errors:
            return
        self.temuan = periksa_konten(self.instance)
        if self.akan_tampil:
            for fault in self._read_hambatan():
                self.add_error(None, capfirst(fault))

    def _read_hambatan(self) -> list[str]:
        asked = self.hambatan(self.instance) if self.hambatan else []
        return [*asked, *(found.pesan for found in self.temuan if found.berat == Berat.TAHAN)]

    def prepare(self, konten: Konten) -> None:
        """Files of the form, just before the row is saved."""

    def _refuse_stale(self) -> None:
        """The second of two officers sees that the words changed; nothing is overwritten."""
        if not self.instance.pk:
            return
        current = type(self.instance)._base_manager.get(pk=self.instance.pk)
        if self.cleaned_data.get("versi_dibaca") in (None, current.versi):
            return
        self.data = self.data.copy()  # who saves again now knows of the other version
        self.data[self.add_prefix("versi_dibaca")] = current.versi
        pada = timezone.localtime(current.diperbarui_pada)
        raise ValidationError(
            f"Isi ini sudah diubah{_last_writer(current)} pada {pada:%d-%m-%Y %H.%M} sejak Anda "
            "membukanya. Isian Anda masih ada di bawah. Buka isi ini di tab lain dan bandingkan. "
            "Bila Anda menyimpan lagi, isian Anda menggantikan yang baru itu.",
            code="versi",
        )


def _last_writer(konten: Konten) -> str:
    rows = VersiKonten.objects.filter(jenis=konten._meta.model_name, objek=konten.pk)
    last = rows.select_related("pengguna").first()
    return f" oleh {last.pengguna}" if last and last.pengguna else ""
