"""Every data set of a site, in the order of the page."""

from ppid_portal.data_terbuka.kelengkapan import KumpulanKelengkapan
from ppid_portal.data_terbuka.kumpulan import AGENDA, DIP, DOKUMEN
from ppid_portal.data_terbuka.penetapan import KumpulanPenetapan

DAFTAR = (DIP, KumpulanPenetapan(), DOKUMEN, AGENDA, KumpulanKelengkapan())
PER_KODE = {kumpulan.kode: kumpulan for kumpulan in DAFTAR}
