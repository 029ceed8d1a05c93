from dip.models import BerkasInformasi, Informasi
from situs.berkas import CONTENT_TYPES
from situs.data_terstruktur import describe_situs


def describe_dataset(informasi: Informasi, daftar_berkas: list[BerkasInformasi]) -> dict:
    """A published entry as a schema.org Dataset."""
    situs = informasi.situs
    return {
        "@type": "Dataset",
        "name": informasi.sebutan,
        "description": informasi.ringkasan or informasi.sebutan,
        "identifier": informasi.kode,
        "url": situs.build_url(informasi.get_absolute_url()),
        "inLanguage": "id",
        "isAccessibleForFree": True,
        "dateModified": informasi.diperbarui_pada.date().isoformat(),
        "temporalCoverage": str(informasi.tahun),
        "creator": describe_situs(situs),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": str(berkas),
                "contentUrl": situs.build_url(berkas.get_absolute_url()),
                "encodingFormat": CONTENT_TYPES.get(berkas.jenis, "application/octet-stream"),
                "contentSize": str(berkas.ukuran),
            }
            for berkas in daftar_berkas
        ],
    }
