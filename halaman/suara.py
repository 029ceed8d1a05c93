"""The recording of a page or an announcement: stored, replaced, taken away."""

from django.db import transaction
from django.utils import timezone

from halaman.enums import JenisPeristiwa
from halaman.models import Halaman, SertaMerta
from halaman.services import write_versi
from situs.berkas import SafeFile
from situs.models import Pengguna

KOLOM = ("audio", "audio_jenis", "audio_ukuran", "audio_sidik")


@transaction.atomic
def store_suara(
    konten: Halaman | SertaMerta, aman: SafeFile | None, pengguna: Pengguna | None
) -> None:
    """Put this recording in the place of the old one; None takes it away."""
    before = type(konten)._base_manager.select_for_update(of=("self",)).get(pk=konten.pk)
    storage, old = before.audio.storage, before.audio.name
    konten.audio = aman.isi if aman else ""
    konten.audio_jenis = aman.jenis if aman else ""
    konten.audio_ukuran = aman.ukuran if aman else 0
    konten.audio_sidik = aman.sidik if aman else ""
    konten.versi, konten.diperbarui_pada = before.versi + 1, timezone.now()
    konten.save(update_fields=[*KOLOM, "versi", "diperbarui_pada"])
    write_versi(konten, JenisPeristiwa.DIUBAH, pengguna)
    if old:
        transaction.on_commit(lambda: storage.delete(old))
