"""What the status page says about a case: an allow-list. Identity, contact, notes and names of
officers are not in it (Pasal 16 ayat (2) UU 27/2022: no more than the purpose needs)."""

from datetime import date
from typing import Any

from permohonan.enums import Status
from permohonan.hak import find_sengketa, list_jendela, may_dispute
from permohonan.isi_jawaban import list_jawaban, list_tanggapan
from permohonan.komisi import read_komisi
from permohonan.models import Keberatan, Peristiwa, Perkara, Permohonan
from permohonan.riwayat import find_permintaan, list_untuk_pemohon
from permohonan.surat.bukti import read_tenggat
from permohonan.tautan import list_tautan
from permohonan.tenggat import describe_sisa, explain


def describe_keadaan(row: Perkara, hari_ini: date, libur: dict[date, str]) -> dict[str, Any]:
    riwayat = list_untuk_pemohon(row)
    describe = _describe_keberatan if isinstance(row, Keberatan) else _describe_permohonan
    return {
        "perkara": row,
        "sisa": describe_sisa(row.jatuh_tempo, hari_ini, libur),
        "lewat": row.terbuka and hari_ini > row.jatuh_tempo,
        "hitungan": explain(read_tenggat(row)) if row.terbuka else [],
        "tenggat_lama": _list_tenggat_lama(riwayat),
        "riwayat": riwayat,
        "dokumen": list_tautan(row),
        **describe(row, hari_ini, libur),
    }


def _describe_permohonan(row: Permohonan, hari_ini: date, libur: dict[date, str]) -> dict[str, Any]:
    answers = list(row.jawaban.select_related("uji"))
    jendela = list_jendela(row, answers[-1] if answers else None, libur)
    return {
        "sebutan": "Permohonan informasi",
        "pokok": row.rincian,
        "diminta": find_permintaan(row),
        "jawaban": [list_jawaban(each) for each in reversed(answers)],
        "jendela": [(each, each.is_open(hari_ini), hari_ini < each.sejak) for each in jendela],
    }


def _describe_keberatan(row: Keberatan, hari_ini: date, libur: dict[date, str]) -> dict[str, Any]:
    tanggapan = list_tanggapan(row)
    return {
        "sebutan": "Keberatan",
        "pokok": row.kasus_posisi,
        "jawaban": [tanggapan] if tanggapan else [],
        "sengketa": None if row.status == Status.DICABUT else find_sengketa(row, libur),
        "boleh_sengketa": may_dispute(row, hari_ini),
        "komisi": read_komisi(row.situs).nama,
    }


def _list_tenggat_lama(riwayat: list[Peristiwa]) -> list[tuple[date, Peristiwa]]:
    """The last days that held before, each with the event that moved it."""
    return [
        (date.fromisoformat(each.data["jatuh_tempo"][0]), each)
        for each in riwayat
        if "jatuh_tempo" in each.data
    ]
