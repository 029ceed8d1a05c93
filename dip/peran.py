"""Who may do what with the DIP, by peran."""

from situs.enums import Peran

PENERBIT = frozenset({Peran.PPID_UTAMA, Peran.PPID_PELAKSANA})
PENULIS = PENERBIT | {Peran.PETUGAS}  # a petugas prepares drafts
PEMBACA = PENULIS | {Peran.ATASAN_PPID}
