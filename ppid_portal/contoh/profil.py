"""Leaders with invented names, the organisation chart, and what a site says about itself."""

from collections.abc import Iterator

from dip.models import Kewajiban
from halaman.enums import JenisHarta
from halaman.models import LaporanHarta, Pejabat, TargetKewajiban, UnitKerja
from ppid_portal.contoh.ramuan import MARK, Ramuan, read_csv
from ppid_portal.contoh.tulis import months_ago

ELHKPN = "https://elhkpn.kpk.go.id/portal/user/pengumuman_lhkpn"
ALAMAT = {
    "alamat": "Jalan Raya Kecamatan Nomor 1 (contoh)",
    "kode_pos": "53200",
    "telepon": "(0282) 000000",
    "jam_layanan": "Senin-Kamis 08.00-15.30 WIB, Jumat 08.00-11.00 WIB",
    "atasan_ppid": "Sekretaris Daerah Kabupaten",
}


def fill_alamat(ramuan: Ramuan) -> None:
    """Only where nobody has written an address yet."""
    situs = ramuan.situs
    if situs.alamat or not ramuan.bagian:
        return
    values = ALAMAT | {"email": f"ppid-{situs.slug}@contoh.go.id"}
    if situs.utama:
        values["alamat"] = "Jalan Raya Kabupaten Nomor 1 (contoh)"
    for name, value in values.items():
        setattr(situs, name, getattr(situs, name) or value)
    situs.save(update_fields=list(values))


def list_jabatan(ramuan: Ramuan) -> tuple[dict[str, str], ...]:
    return read_csv("jabatan-utama" if ramuan.situs.utama else "jabatan")


def invent_nama(ramuan: Ramuan, kunci: str) -> str:
    """A name of nobody, and marked so."""
    names = read_csv("nama")
    first = names[ramuan.draw(f"{kunci}-depan", len(names))]["depan"]
    last = names[ramuan.draw(f"{kunci}-belakang", len(names))]["belakang"]
    return f"{first} {last}{MARK}"


def build_pejabat(ramuan: Ramuan) -> Iterator[Pejabat]:
    leaders = [row for row in list_jabatan(ramuan) if row["pejabat"] == "1"]
    for number, row in enumerate(leaders if ramuan.bagian >= 40 else leaders[:1], 1):
        yield Pejabat(
            situs=ramuan.situs,
            judul=invent_nama(ramuan, row["kunci"]),
            jabatan=row["jabatan"],
            profil=(
                f"<p>{row['tugas']}. Menjabat sejak {int(ramuan.kata['tahun']) - 2}.</p>"
                "<p>Nama dan riwayat di halaman ini rekaan.</p>"
            ),
            urutan=number,
            diperbarui_pada=months_ago(1 + ramuan.draw("pimpinan", 8)),
        )


def build_harta(ramuan: Ramuan, leaders: list[Pejabat]) -> Iterator[LaporanHarta]:
    if ramuan.bagian < 50:
        return
    kinds = {row["jabatan"]: row["harta"] for row in list_jabatan(ramuan)}
    tahun = int(ramuan.kata["tahun"])
    for pejabat in leaders:
        jenis = kinds[pejabat.jabatan]
        tautan = ELHKPN if jenis == JenisHarta.LHKPN else ""
        for year in (tahun - 1, tahun - 2):
            yield LaporanHarta(pejabat=pejabat, jenis=jenis, tahun=year, tautan=tautan)


def build_unit(ramuan: Ramuan, known: dict[str, UnitKerja], induk: str) -> Iterator[UnitKerja]:
    """One level of the chart: the units right below `induk` ("" is the top)."""
    for number, row in enumerate(list_jabatan(ramuan), 1):
        if row["induk"] == induk and ramuan.bagian >= 40:
            yield UnitKerja(
                situs=ramuan.situs,
                nama=row["jabatan"],
                pemangku=invent_nama(ramuan, row["kunci"]),
                tugas=row["tugas"],
                induk=known.get(induk),
                urutan=number,
            )


def save_unit(ramuan: Ramuan) -> None:
    known: dict[str, UnitKerja] = {}
    kunci = {row["jabatan"]: row["kunci"] for row in list_jabatan(ramuan)}
    waiting = [""]
    while waiting:
        level = UnitKerja._base_manager.bulk_create(build_unit(ramuan, known, waiting.pop()))
        for unit in level:
            known[kunci[unit.nama]] = unit
            waiting.append(kunci[unit.nama])


def build_target(ramuan: Ramuan, kewajiban: dict[str, Kewajiban]) -> Iterator[TargetKewajiban]:
    tahun = int(ramuan.kata["tahun"])
    for row in read_csv("target"):
        if row["kewajiban"] in kewajiban and ramuan.bagian > int(row["tingkat"]):
            yield TargetKewajiban(
                situs=ramuan.situs,
                kewajiban=kewajiban[row["kewajiban"]],
                ditargetkan=f"{tahun + 1}-{row['tanggal']}" if row["tanggal"] else None,
                tidak_berlaku=not row["tanggal"],
                alasan=row["alasan"],
            )
