from django.conf import settings
from django.urls import reverse

from ppid_portal.data_terbuka.cakupan import Cakupan
from ppid_portal.data_terbuka.katalog import (
    BENTUK,
    build_identifier,
    describe_dataset,
    name_dataset,
)
from ppid_portal.data_terbuka.keluaran import build_alamat
from ppid_portal.data_terbuka.kumpulan import Ringkas
from situs.data_terstruktur import describe_situs


def describe_katalog(cakupan: Cakupan, daftar: list[Ringkas]) -> dict:
    """The page as a schema.org DataCatalog."""
    return {
        "@type": "DataCatalog",
        "name": f"Data terbuka {cakupan.nama}",
        "url": cakupan.situs.build_url(reverse("data")),
        "inLanguage": "id",
        "license": settings.LISENSI_DATA_URI,
        "publisher": describe_situs(cakupan.situs),
        "dataset": [_describe_kumpulan(cakupan, ringkas) for ringkas in daftar],
    }


def _describe_kumpulan(cakupan: Cakupan, ringkas: Ringkas) -> dict:
    kumpulan, situs = ringkas.kumpulan, cakupan.situs
    dates = {"datePublished": ringkas.terbit, "dateModified": ringkas.diperbarui}
    return {
        "@type": "Dataset",
        "name": name_dataset(kumpulan, cakupan),
        "description": describe_dataset(kumpulan, cakupan),
        "identifier": build_identifier(kumpulan, situs),
        "url": f"{situs.build_url(reverse('data'))}#{kumpulan.kode}",
        "keywords": list(kumpulan.kata_kunci),
        "license": settings.LISENSI_DATA_URI,
        "creator": {"@type": "GovernmentOrganization", "name": situs.nama},
        "isAccessibleForFree": True,
        **{name: when.isoformat(timespec="seconds") for name, when in dates.items() if when},
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": build_alamat(cakupan, kumpulan, bentuk),
                "encodingFormat": mime,
            }
            for bentuk, mime in BENTUK.items()
        ],
    }
