"""The state of a required item in sentences, for visitors and officers alike."""

from datetime import date

from django.utils import timezone
from django.utils.formats import date_format

from halaman.enums import Keadaan
from halaman.kelengkapan import Penilaian, Ringkas

HARI_SEBULAN, BULAN_SETAHUN = 30, 12


def describe_umur(day: date) -> str:
    """hari ini, kemarin, 5 hari lalu, 3 bulan lalu, 2 tahun lalu"""
    today = timezone.localdate()
    days = (today - day).days
    if days < 1:
        return "hari ini"
    if days == 1:
        return "kemarin"
    if days < HARI_SEBULAN:
        return f"{days} hari lalu"
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    if months < BULAN_SETAHUN:
        return f"{max(months, 1)} bulan lalu"
    return f"{months // BULAN_SETAHUN} tahun lalu"


def describe_nilai(nilai: Penilaian) -> str:
    """What the line below an item says; empty where the word of the state says all."""
    return _KALIMAT[nilai.keadaan](nilai)


def _describe_ada(nilai: Penilaian) -> str:
    if not nilai.diperbarui:
        return ""
    if not nilai.jatuh_tempo:
        return f"{_describe_terakhir(nilai)}."
    due = date_format(nilai.jatuh_tempo, "j F Y")
    return f"{_describe_terakhir(nilai)}; wajib diperbarui lagi paling lambat {due}."


def _describe_perlu(nilai: Penilaian) -> str:
    due = date_format(nilai.jatuh_tempo, "j F Y")
    return f"{_describe_terakhir(nilai)}. Terlambat diperbarui sejak {due}."


def _describe_terakhir(nilai: Penilaian) -> str:
    verb = "Diperiksa dan masih benar" if nilai.diperiksa else "Diperbarui"
    return f"{verb} {describe_umur(nilai.diperbarui)}"


def _describe_belum(nilai: Penilaian) -> str:
    reason = f" {nilai.alasan}" if nilai.alasan else ""
    if not nilai.ditargetkan:
        return f"Belum tersedia.{reason}"
    day = date_format(nilai.ditargetkan, "j F Y")
    if nilai.ditargetkan < timezone.localdate():
        return f"Belum tersedia. Target {day} sudah lewat.{reason}"
    return f"Belum tersedia, ditargetkan {day}.{reason}"


def _describe_tidak_berlaku(nilai: Penilaian) -> str:
    return f"Tidak berlaku di sini: {nilai.alasan}" if nilai.alasan else "Tidak berlaku di sini."


_KALIMAT = {
    Keadaan.ADA: _describe_ada,
    Keadaan.PERLU: _describe_perlu,
    Keadaan.BELUM: _describe_belum,
    Keadaan.TIDAK_BERLAKU: _describe_tidak_berlaku,
}


def describe_ringkas(ringkas: Ringkas) -> str:
    """31 dari 46 butir tersedia, 3 di antaranya perlu diperbarui."""
    late = f", {ringkas.perlu} di antaranya perlu diperbarui" if ringkas.perlu else ""
    return f"{ringkas.kalimat}{late}."
