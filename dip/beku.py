"""The DIP of a year as it is frozen: plain rows, their one text, and the print of that text.

The text is what the JSON download holds, byte for byte: whoever has the file can verify it with
`sha256sum` against the print on the page and in the head of the workbook and the PDF.
"""

import json
from collections import defaultdict
from hashlib import sha256
from typing import Any

from django.db.models import F
from django.urls import reverse

from dip.ekspor.data import FIELDS, PLACE, build_entry
from dip.models import BerkasInformasi, Informasi, PenetapanDIP
from dip.tampilan import name_berkas
from dip.tenggat_pengecualian import describe_eks
from situs.kop import WIB
from situs.models import Situs

FORMAT = "dip-penetapan-1"
Baris = dict[str, Any]


def read_baris(situs: Situs, tahun: int) -> list[Baris]:
    """The published entries of the year as they stand now, in the order of the list. Two queries,
    however many rows there are."""
    rows = Informasi.objects.for_situs(situs).published().for_tahun(tahun)
    values = rows.order_by("urutan", "pk").values(
        "pk",
        *FIELDS,
        kode_kewajiban=F("kewajiban__kode"),
        eks_status=F("eks_pengecualian__status"),
        eks_berakhir=F("eks_pengecualian__berakhir"),
    )
    berkas = _read_berkas(situs, tahun)
    tautan = situs.build_url(reverse("dip:detail", args=[PLACE]))
    return [
        build_entry(row, tautan)
        | {
            "kode_kewajiban": row["kode_kewajiban"] or "",
            "semula_dikecualikan": describe_eks(row["eks_status"], row["eks_berakhir"]),
            "berkas": berkas[row["pk"]],
        }
        for row in values
    ]


def _read_berkas(situs: Situs, tahun: int) -> dict[int, list[Baris]]:
    rows = BerkasInformasi.objects.for_situs(situs).filter(informasi__tahun=tahun)
    found = defaultdict(list)
    for berkas in rows.order_by("pk"):
        found[berkas.informasi_id].append(
            {
                "kode": berkas.kode,
                "nama": name_berkas(berkas),
                "jenis": berkas.jenis,
                "ukuran": berkas.ukuran,
                "sidik": berkas.sidik,
            }
        )
    return found


def build_kepala(situs: Situs) -> Baris:
    """Whose list it is, as the site is called today."""
    names = ("nama", "kode_wilayah", "pemerintah")
    words = {name: getattr(situs, name) for name in names}
    return {"format": FORMAT, "situs": words | {"alamat": situs.build_url()}}


def write_naskah(penetapan: PenetapanDIP) -> bytes:
    """The one text of a determination: its SK and every row, always in the same bytes."""
    head = penetapan.kepala | {
        "tahun": penetapan.tahun,
        "versi": penetapan.versi,
        "nomor_sk": penetapan.nomor,
        "tanggal_sk": penetapan.tanggal.isoformat(),
        "catatan": penetapan.catatan,
        "dibekukan_pada": penetapan.dibuat_pada.astimezone(WIB).isoformat(timespec="seconds"),
        "jumlah": len(penetapan.baris),
    }
    lines = ",\n".join(map(_dump, penetapan.baris))
    return f'{_dump(head)[:-1]},"informasi":[\n{lines}\n]}}\n'.encode()


def hash_baris(baris: list[Baris]) -> str:
    """Tells whether the rows are still those that an officer looked at."""
    return sha256(_dump(baris).encode()).hexdigest()


def _dump(value: Any) -> str:
    """Keys in order: a database may give them back in another one."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
