from typing import TYPE_CHECKING

from situs.berkas import random_name

if TYPE_CHECKING:
    from dip.models import BerkasInformasi, Impor, PenetapanDIP


def upload_path_berkas(berkas: "BerkasInformasi", filename: str) -> str:
    return f"{berkas.informasi.situs.slug}/dip/{random_name(berkas.jenis)}"


def upload_path_impor(impor: "Impor", filename: str) -> str:
    return f"{impor.situs.slug}/impor/{random_name('bin')}"


def upload_path_penetapan(penetapan: "PenetapanDIP", filename: str) -> str:
    return f"{penetapan.situs.slug}/dip/{random_name(filename.rpartition('.')[2])}"
