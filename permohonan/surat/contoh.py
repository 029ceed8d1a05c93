"""A letter of made-up data with the site's own words, to look at before one goes out."""

from datetime import date

from permohonan.enums import CaraMemperoleh, Hasil, JenisSurat, Kanal
from permohonan.models import Jawaban, Keberatan, Perkara, Permohonan, Surat, TeksSurat
from permohonan.nomor import read_pengaturan
from permohonan.surat.bahan import Bahan
from permohonan.surat.dokumen import write_isi
from permohonan.surat.isi import fill_isi
from situs.libur import read_libur
from situs.models import Situs

PEMOHON = {"nama": "Nama Pemohon", "alamat": "Alamat pemohon", "telepon": "08xxxxxxxxxx"}
RINCIAN = "Laporan realisasi anggaran tahun lalu."


def write_contoh(teks: TeksSurat, tanggal: date) -> bytes:
    """Nothing is stored and no number is taken."""
    situs = teks.situs
    surat = Surat(situs=situs, jenis=teks.jenis, nomor="000/CONTOH", tanggal=tanggal)
    bahan = Bahan(
        surat=surat,
        perkara=_build_perkara(situs, teks.jenis, tanggal),
        jawaban=_build_jawaban(situs, teks.jenis, tanggal),
        tambahan={"badan": "Badan publik lain"},
        teks=teks,
        pengaturan=read_pengaturan(situs),
        libur=read_libur(),
    )
    return write_isi(fill_isi(bahan), contoh=True)


def _build_perkara(situs: Situs, jenis: str, tanggal: date) -> Perkara:
    about = {"situs": situs, "kanal": Kanal.WEB, "diterima": tanggal, **PEMOHON}
    if jenis == JenisSurat.TANGGAPAN:
        return Keberatan(
            **about,
            nomor="000/KEB/CONTOH",
            alasan=["c"],
            informasi=RINCIAN,
            kasus_posisi="Belum ada jawaban.",
            putusan="dikabulkan",
            alasan_putusan="Pertimbangan Atasan PPID.",
            perintah="Perintah kepada PPID.",
            hari_pelaksanaan=5,
            atasan_jabatan=situs.atasan_ppid or "Atasan PPID",
        )
    return Permohonan(
        **about,
        nomor="000/CONTOH",
        rincian=RINCIAN,
        tujuan="Penelitian.",
        cara_memperoleh=CaraMemperoleh.SALINAN_ELEKTRONIK,
        alasan_perpanjangan="uji_konsekuensi",
        uraian_perpanjangan="Penjelasan perpanjangan.",
    )


def _build_jawaban(situs: Situs, jenis: str, tanggal: date) -> Jawaban:
    ditolak = jenis == JenisSurat.PENOLAKAN
    build_uji = Jawaban._meta.get_field("uji").related_model  # the apps know each other by name
    return Jawaban(
        situs=situs,
        hasil=Hasil.DITOLAK if ditolak else Hasil.SEBAGIAN,
        tanggal=tanggal,
        dasar=["h"],
        uji=build_uji(nomor="000/UJI/CONTOH", tanggal=tanggal),
        alasan="Alasan penolakan.",
        materi="Informasi yang diberikan.",
        penghitaman="Bagian yang memuat data pribadi.",
        bentuk=["softcopy"],
    )
