"""Who arranges the channel of reports. Who reads a report is no matter of a role: queries.py."""

from situs.enums import Peran

PENGATUR = frozenset({Peran.PPID_UTAMA, Peran.PPID_PELAKSANA})  # name recipients, never read
