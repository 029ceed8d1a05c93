"""A picture that somebody uploads: drawn anew, in two sizes, with words for who cannot see it."""

import hashlib
import io

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from PIL import Image

from halaman.models import Album, Berita, Foto, Gambar, Halaman, Konten, Pejabat, Tanya
from halaman.struktur_isi import read_struktur
from situs.berkas import SafeFile, check_berkas
from situs.models import Situs

JENIS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}
DITERIMA = "JPG, PNG, atau WebP, paling besar 20 MB."
ACCEPT = ".jpg,.jpeg,.png,.webp"
BESAR, KECIL = 1600, 480  # pixel, the longer side


def check_gambar(upload: UploadedFile) -> SafeFile:
    """The picture in an upload. Raises ValidationError that names the fault and the remedy."""
    suffix = upload.name.rsplit(".", 1)[-1].lower()
    if suffix not in {*JENIS, "jpeg"}:
        raise ValidationError(f"Berkas ini bukan gambar yang diterima. Pilih {DITERIMA}")
    return check_berkas(upload)


def store_gambar(aman: SafeFile, situs: Situs, alt: str = "", *, dekoratif: bool = False) -> Gambar:
    data = aman.isi.read()
    besar, lebar, tinggi = _shrink(data, aman.jenis, BESAR)
    kecil, _, _ = _shrink(data, aman.jenis, KECIL)
    name = f"gambar.{aman.jenis}"
    return Gambar.objects.create(
        situs=situs,
        isi=ContentFile(besar, name=name),
        kecil=ContentFile(kecil, name=name),
        jenis=aman.jenis,
        ukuran=len(besar),
        sidik=hashlib.sha256(besar).hexdigest(),
        lebar=lebar,
        tinggi=tinggi,
        alt=alt.strip(),
        dekoratif=dekoratif,
    )


def _shrink(data: bytes, jenis: str, longest: int) -> tuple[bytes, int, int]:
    """The picture with its longer side at most `longest`; never blown up."""
    with Image.open(io.BytesIO(data), formats=[JENIS[jenis]]) as image:
        if max(image.size) <= longest:
            return data, *image.size
        if image.mode == "P":  # a palette cannot hold the colours between
            image = image.convert("RGBA")
        image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        output = io.BytesIO()
        image.save(output, JENIS[jenis], quality=82, optimize=True)
        return output.getvalue(), *image.size


def note_alt(konten: Konten) -> None:
    """The words that the editor gave to a picture, for the list of pictures too."""
    for name in konten.teks_kaya:
        for foto in read_struktur(getattr(konten, name)).foto:
            rows = Gambar.objects.for_situs(konten.situs_id).filter(alt="")
            rows.filter(kode=foto.alamat.strip("/").rsplit("/")[-1]).update(alt=foto.alt[:250])


def is_shown_by(gambar: Gambar, konten: Konten) -> bool:
    if isinstance(konten, Album):
        return konten.foto.filter(gambar=gambar).exists()
    address = f"/gambar/{gambar.kode}/"
    named = {getattr(konten, name, None) for name in ("gambar_id", "foto_id")}
    return gambar.pk in named or any(address in getattr(konten, n) for n in konten.teks_kaya)


def is_used(gambar: Gambar) -> bool:
    """Whether any content, of whatever state and site, shows the picture."""
    pointed = (
        Foto.objects.filter(gambar=gambar),
        Berita.objects.filter(gambar=gambar),
        Pejabat.objects.filter(foto=gambar),
    )
    address = f"/gambar/{gambar.kode}/"
    written = (
        model.objects.filter(**{f"{name}__contains": address})
        for model in (Halaman, Berita, Tanya, Pejabat)
        for name in model.teks_kaya
    )
    return any(rows.exists() for rows in (*pointed, *written))


@transaction.atomic
def delete_gambar(gambar: Gambar) -> None:
    files = [(file.storage, file.name) for file in (gambar.isi, gambar.kecil) if file]
    gambar.delete()
    transaction.on_commit(lambda: [storage.delete(name) for storage, name in files])
