"""The archive of a case: data for people and for machines, letters, files."""

import json
from collections.abc import Iterator

from django.template.loader import render_to_string
from django.utils.text import slugify

from permohonan.models import BerkasLayanan, Perkara, Surat
from permohonan.riwayat import list_untuk_pemohon
from permohonan.salinan import build_salinan, list_bagian, list_berkas, list_surat
from permohonan.surat.bukti import write_bukti
from permohonan.surat.dokumen import write_surat
from situs.arsip_zip import Isi


def list_isi(row: Perkara) -> list[Isi]:
    """Everything is looked up now; letters are set and files opened when their turn comes."""
    surat, berkas = list_surat(row), [each for each in list_berkas(row) if is_kept(each)]
    nama_surat = {each.pk: _name_surat(n, each) for n, each in enumerate(surat, 1)}
    nama_berkas = {each.pk: _name_berkas(n, each) for n, each in enumerate(berkas, 1)}
    data = build_salinan(row, nama_berkas, nama_surat)
    return [
        Isi("salinan-data.html", [_write_html(row, data).encode()]),
        Isi("salinan-data.json", [json.dumps(data, ensure_ascii=False, indent=2).encode()]),
        Isi("tanda-bukti.pdf", _set_bukti(row)),
        *[Isi(nama_surat[each.pk], _set_surat(each)) for each in surat],
        *[Isi(nama_berkas[each.pk], _read_berkas(each)) for each in berkas],
    ]


def is_kept(berkas: BerkasLayanan) -> bool:
    """A file that the storage lost does not take the others with it."""
    return not berkas.dihapus_pada and berkas.isi.storage.exists(berkas.isi.name)


def name_arsip(row: Perkara) -> str:
    return f"salinan-{slugify(row.nomor.replace('/', '-'))}.zip"


def _write_html(row: Perkara, data: dict) -> str:
    context = {
        "perkara": row,
        "situs": row.situs,
        "bagian": list_bagian(row),
        "riwayat": list_untuk_pemohon(row),
        "akses": row.akses_identitas.order_by("waktu", "pk"),
        "surat": data["surat"],
        "berkas": data["berkas"],
    }
    return render_to_string("permohonan/salinan.html", context)


def _name_surat(number: int, surat: Surat) -> str:
    return f"surat/{number:02}-{slugify(surat.jenis)}.pdf"


def _name_berkas(number: int, berkas: BerkasLayanan) -> str:
    """The visitor's own name is text, not a path."""
    nama = slugify(berkas.nama_asli.rpartition(".")[0])[:60] or "berkas"
    return f"berkas/{number:02}-{nama}.{berkas.tipe}"


def _set_bukti(row: Perkara) -> Iterator[bytes]:
    yield write_bukti(row)


def _set_surat(surat: Surat) -> Iterator[bytes]:
    yield write_surat(surat)


def _read_berkas(berkas: BerkasLayanan) -> Iterator[bytes]:
    with berkas.isi.open() as file:
        yield from file.chunks()
