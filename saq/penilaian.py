"""How the DIP of a site and year stands by the five indicators, computed when it is asked.

One function for each indicator; all take what was read for any number of sites at once, so the
page of a site and the matrix of PPID Utama cannot disagree.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dip.enums import JenisKewajiban
from halaman.enums import Keadaan
from halaman.kelengkapan import Tinjauan, list_butir, read_tinjauan
from halaman.kelengkapan_fakta import ISI
from saq import indikator as kode
from saq.indikator import Indikator, read_indikator
from saq.keterjangkauan import Bukti, find_tak_terjangkau
from saq.queries import (
    KODE_SOP,
    BuktiSop,
    count_berakhir,
    count_entri,
    read_bukti_sop,
)
from situs.models import Situs

BERKALA = JenisKewajiban.BERKALA


@dataclass(frozen=True)
class Bahan:
    """What was read of one site."""

    situs: Situs
    tahun: int
    entri: dict[str, int]
    berakhir: tuple[int, int]  # all, in the DIP
    bukti: BuktiSop
    tinjauan: Tinjauan
    tak_terjangkau: dict[str, Bukti]

    @property
    def ada_sop(self) -> bool:
        fakta = self.tinjauan.fakta[self.situs.pk]
        published = self.bukti.entri or any(KODE_SOP in fakta.jumlah[model] for model in ISI)
        return published and KODE_SOP not in self.tak_terjangkau

    def list_berkala(self, *keadaan: str) -> list[str]:
        """Codes of the berkala items in these states."""
        nilai = self.tinjauan.nilai[self.situs.pk]
        rows = [row for row in list_butir(self.tinjauan.pohon) if row.jenis == BERKALA]
        return [row.kode for row in rows if nilai[row.kode].keadaan in keadaan]


@dataclass(frozen=True)
class Nilai:
    """One indicator at one site."""

    indikator: Indikator
    jumlah: int  # fulfilled, of
    dari: int
    terpenuhi: bool
    catatan: str

    @property
    def persen(self) -> int:
        """Rounded down: 100 is said of all and of nothing less."""
        return 100 * self.jumlah // self.dari if self.dari else 100 * self.terpenuhi

    @property
    def hasil(self) -> str:
        return "Terpenuhi" if self.terpenuhi else "Belum terpenuhi"

    @property
    def kalimat(self) -> str:
        if not self.dari:
            return "tidak ada yang dinilai"
        return f"{self.jumlah} dari {self.dari} {self.indikator.satuan} ({self.persen}%)"


@dataclass(frozen=True)
class Hasil:
    situs: Situs
    tahun: int
    nilai: list[Nilai]

    @property
    def terpenuhi(self) -> int:
        return sum(each.terpenuhi for each in self.nilai)

    @property
    def belum(self) -> int:
        return len(self.nilai) - self.terpenuhi

    @property
    def kalimat(self) -> str:
        return f"{self.terpenuhi} dari {len(self.nilai)} indikator terpenuhi"


def read_hasil(
    daftar: Iterable[Situs], tahun: int, tinjauan: Tinjauan | None = None
) -> dict[int, Hasil]:
    """Site -> result; the number of queries does not grow with the sites."""
    bahan = read_bahan(daftar, tahun, tinjauan)
    return {pk: Hasil(each.situs, tahun, judge_all(each)) for pk, each in bahan.items()}


def judge_all(bahan: Bahan) -> list[Nilai]:
    return [_JUDGES[row.kode](row, bahan) for row in read_indikator()]


def read_bahan(
    daftar: Iterable[Situs], tahun: int, tinjauan: Tinjauan | None = None
) -> dict[int, Bahan]:
    daftar = list(daftar)
    rows = Situs.objects.filter(pk__in=[situs.pk for situs in daftar])
    tinjauan = tinjauan or read_tinjauan(daftar)
    entri, berakhir = count_entri(rows, tahun), count_berakhir(rows, tahun)
    bukti, mati = read_bukti_sop(rows, tahun), find_tak_terjangkau(tinjauan, daftar)
    return {
        situs.pk: Bahan(
            situs,
            tahun,
            entri.get(situs.pk, {}),
            berakhir.get(situs.pk, (0, 0)),
            bukti[situs.pk],
            tinjauan,
            mati.get(situs.pk, {}),
        )
        for situs in daftar
    }


def judge_unsur(indikator: Indikator, bahan: Bahan) -> Nilai:
    """Pasal 21 ayat (2) and Lampiran I: every element in every published entry."""
    return _judge_entri(
        indikator, bahan, "kurang", "Semua unsur terisi di setiap entri.", "belum lengkap unsurnya"
    )


def judge_ringkasan_dip(indikator: Indikator, bahan: Bahan) -> Nilai:
    return _judge_entri(
        indikator,
        bahan,
        "lemah",
        "Setiap ringkasan menceritakan isinya.",
        "ringkasannya belum menceritakan isi",
    )


def _judge_entri(
    indikator: Indikator, bahan: Bahan, kolom: str, semua: str, sebagian: str
) -> Nilai:
    dari, kurang = bahan.entri.get("jumlah", 0), bahan.entri.get(kolom, 0)
    if not dari:
        words = f"Belum ada entri DIP tahun {bahan.tahun} yang terbit."
        return Nilai(indikator, 0, 0, False, words)
    words = f"{kurang} entri {sebagian}." if kurang else semua
    return Nilai(indikator, dari - kurang, dari, not kurang, words)


def judge_berakhir(indikator: Indikator, bahan: Bahan) -> Nilai:
    """Pasal 52: what is excluded no longer is public, and stands in the DIP."""
    dari, ada = bahan.berakhir
    if not dari:
        words = "Tidak ada informasi dikecualikan yang jangka waktunya berakhir."
        return Nilai(indikator, 0, 0, True, words)
    lost = dari - ada
    words = f"{lost} informasi sudah berakhir pengecualiannya, tetapi belum terbit dalam DIP."
    fine = "Semua yang jangka waktunya berakhir sudah terbit dalam DIP."
    return Nilai(indikator, ada, dari, not lost, words if lost else fine)


def judge_sop(indikator: Indikator, bahan: Bahan) -> Nilai:
    """Pasal 23 ayat (2) huruf d: the SOP is public, and the SK shows that it was followed."""
    ada = [bahan.ada_sop, bahan.bukti.ditetapkan]
    words = {
        (True, True): f"SOP terbit, dan DIP {bahan.tahun} ditetapkan dengan SK.",
        (True, False): f"SOP terbit, tetapi belum ada SK penetapan DIP {bahan.tahun}.",
        (False, True): "SOP penyusunan DIP belum terbit atau tidak dapat dibuka.",
        (False, False): f"SOP penyusunan DIP dan SK penetapan DIP {bahan.tahun} belum ada.",
    }
    return Nilai(indikator, sum(ada), 2, all(ada), words[ada[0], ada[1]])


def judge_berkala(indikator: Indikator, bahan: Bahan) -> Nilai:
    """Pasal 21 ayat (1) huruf p: all of what must be announced regularly, to be opened."""
    missing = bahan.list_berkala(Keadaan.BELUM)
    there = bahan.list_berkala(Keadaan.ADA, Keadaan.PERLU)
    dead = [each for each in there if each in bahan.tak_terjangkau]
    dari, lost = len(missing) + len(there), len(missing) + len(dead)
    if not dari:
        return Nilai(indikator, 0, 0, False, "Daftar kewajiban informasi belum dimuat.")
    parts = []
    if missing:
        parts.append(f"{len(missing)} butir belum tersedia")
    if dead:
        parts.append(f"{len(dead)} butir tidak dapat dibuka")
    words = f"{' dan '.join(parts)}." if parts else "Semua butir tersedia dan dapat dibuka."
    return Nilai(indikator, dari - lost, dari, not lost, words)


_JUDGES: dict[str, Callable[[Indikator, Bahan], Nilai]] = {
    kode.UNSUR: judge_unsur,
    kode.RINGKASAN: judge_ringkasan_dip,
    kode.BERAKHIR: judge_berakhir,
    kode.SOP: judge_sop,
    kode.BERKALA: judge_berkala,
}
