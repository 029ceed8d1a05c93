"""Files of a case: private, under random names, attached in the transaction of their act."""

from permohonan.models import BerkasLayanan, Draf, Keberatan, Perkara
from situs.berkas import SafeFile
from situs.models import Pengguna


def attach_berkas(
    perkara: Perkara | Draf, jenis: str, berkas: SafeFile, pengguna: Pengguna | None
) -> BerkasLayanan:
    target = {Draf: "draf", Keberatan: "keberatan"}.get(type(perkara), "permohonan")
    return BerkasLayanan.objects.create(
        situs_id=perkara.situs_id,
        jenis=jenis,
        isi=berkas.isi,
        nama_asli=berkas.nama_asli,
        tipe=berkas.jenis,
        ukuran=berkas.ukuran,
        sidik=berkas.sidik,
        pengguna=pengguna,
        **{target: perkara},
    )
