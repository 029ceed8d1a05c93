"""A register with identities is a look at the identity of everybody in it."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from permohonan.models import AksesIdentitas, Keberatan, Perkara
from situs.models import Pengguna

BAGIAN = "Register: nama, alamat, dan kontak"


@transaction.atomic
def record_register(rows: Iterable[Perkara], alasan: str, pengguna: Pengguna) -> int:
    """One entry for each case, so that whoever asks about one case finds the download as they find
    any other look (Pasal 31 UU 27/2022). Every download is a look of its own. Returns how many."""
    if not alasan.strip():
        raise ValidationError({"alasan": "Tulis untuk apa Anda membutuhkan identitas pemohon."})
    looks = [
        AksesIdentitas(
            situs_id=row.situs_id,
            bagian=BAGIAN,
            alasan=alasan.strip()[:300],
            pengguna=pengguna,
            **{"keberatan" if isinstance(row, Keberatan) else "permohonan": row},
        )
        for row in rows
    ]
    return len(AksesIdentitas.objects.bulk_create(looks))
