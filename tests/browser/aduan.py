"""Reports of abuse for the browser's world."""

from pengaduan.kode import derive_kode
from pengaduan.services_pesan import add_pesan_pelapor, send_pesan
from situs.models import Pengguna, Situs
from tests.factories import make_penerima, make_pengaduan, make_safe_file

KUNCI = "H" * 31  # of the report that is there
TERKIRIM = "K" * 31  # of a form that was sent already: it looks the same each time
KODE = derive_kode(KUNCI)
PENERIMA_ADUAN = "penerima aduan"  # who reads it, among the people of the world
APA = "Loket meminta Rp50.000 untuk surat keterangan yang seharusnya gratis."


def add_aduan(cipari: Situs, ppid: Situs) -> Pengguna:
    """Recipients at both sites, and a report with a conversation and a file. Who reads it."""
    camat = make_penerima(cipari, "Camat", urutan=1)
    make_penerima(cipari, "Sekretaris Kecamatan", urutan=2)
    make_penerima(ppid, "Inspektorat Kabupaten")
    row = make_pengaduan(cipari, kunci=KUNCI, apa=APA, berkas=[make_safe_file()])
    make_pengaduan(cipari, kunci=TERKIRIM, apa=APA)
    send_pesan(row, "Kapan kejadiannya, dan siapa yang meminta uang itu?", camat.pengguna)
    add_pesan_pelapor(row, "Tanggal 5 Maret, di loket tiga.", "J" * 31)
    return camat.pengguna
