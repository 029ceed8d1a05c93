"""What the public list of exclusions shows, worked out before the template."""

from datetime import date

from dip.aturan_pengecualian import list_dasar
from dip.models import Pengecualian
from dip.tampilan import cut
from dip.tenggat_pengecualian import describe_jangka

CUPLIKAN = 320  # characters of a text in the list; the page of the entry shows all


def present_pengecualian(row: Pengecualian, hari_ini: date, *, utuh: bool = False) -> dict:
    texts = ("dasar_hukum", "konsekuensi_dibuka", "konsekuensi_ditutup")
    length = 100_000 if utuh else CUPLIKAN
    shown = {name: cut(getattr(row, name), length) for name in texts}
    return shown | {
        "judul": row.judul,
        "kelompok": row.kelompok,
        "url": row.get_absolute_url(),
        "kode": row.kode,
        "dasar": [(dasar.huruf, dasar.judul) for dasar in list_dasar(row)],
        "jangka": describe_jangka(row),
        "lewat": bool(row.berakhir and row.berakhir < hari_ini),
        "surat": row.surat,
        "uji": row.uji,
        "dipotong": any(shown[name] != getattr(row, name) for name in texts),
    }
