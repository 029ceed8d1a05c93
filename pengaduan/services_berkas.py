"""Files of the reporter: all of one act, or none."""

from collections.abc import Iterable

from django.db import transaction

from pengaduan.models import BerkasPengaduan, Pengaduan, PesanPengaduan
from situs.berkas import SafeFile


def attach_berkas(
    row: Pengaduan, berkas: Iterable[SafeFile], pesan: PesanPengaduan | None = None
) -> None:
    """Within the transaction of the act; `row` is new or locked."""
    last = row.berkas.order_by("-urutan").values_list("urutan", flat=True).first() or 0
    saved: list[BerkasPengaduan] = []
    try:
        for urutan, each in enumerate(berkas, last + 1):
            saved.append(
                BerkasPengaduan(
                    situs_id=row.situs_id,
                    pengaduan=row,
                    pesan=pesan,
                    urutan=urutan,
                    isi=each.isi,
                    jenis=each.jenis,
                    ukuran=each.ukuran,
                )
            )
            saved[-1].save(force_insert=True)
    except BaseException:
        for each in saved:  # the rows go with the transaction, the files would stay
            each.isi.storage.delete(each.isi.name)
        raise


def forget_berkas(row: Pengaduan) -> None:
    """Rows at once, files when that is certain."""
    for each in row.berkas.all():
        storage, name = each.isi.storage, each.isi.name
        transaction.on_commit(lambda storage=storage, name=name: storage.delete(name))
    row.berkas.all().delete()
