"""Rows that were not plainly an entry: what was made of them, for the officer to check."""


class Sisa:
    """Collects row numbers (from 1) of one sheet and tells of them once, in `notes`."""

    def __init__(self, lembar: str):
        self.lembar = lembar
        self.atas: list[int] = []
        self.luar: list[int] = []
        self.nomor_saja: list[int] = []
        self.sambungan: list[int] = []
        self.judul_saja: list[int] = []
        self.pecahan: list[int] = []
        self.kelas: list[tuple[int, str]] = []

    def notes(self, kelompok_hampa: list[tuple[int, str]], tanpa_nama: list[str]) -> list[str]:
        found = [
            (self.atas, "di atas tajuk kolom, jadi tidak dibaca sebagai informasi."),
            (
                self.luar,
                "hanya kolom yang diabaikan yang terisi, jadi tidak dibaca sebagai informasi.",
            ),
            (self.nomor_saja, "hanya berisi nomor dan dilewati."),
            (
                self.judul_saja,
                "bernomor tetapi hanya berisi judul; dibaca sebagai informasi, bukan kelompok.",
            ),
            (self.pecahan, "hanya satu sel yang terisi, jadi disambung ke informasi di atasnya."),
            (
                self.sambungan,
                "hanya judul tanpa nomor, jadi disambung ke informasi di atasnya. Bila itu judul"
                " kelompok, beri nomor atau gabungkan selnya selebar tabel.",
            ),
            (
                [row for row, _ in kelompok_hampa],
                "dibaca sebagai judul kelompok, tetapi tidak ada informasi di bawahnya.",
            ),
        ]
        notes = [self._note(rows, text) for rows, text in found if rows]
        if tanpa_nama:
            notes.append(
                f"Lembar '{self.lembar}': kolom {', '.join(tanpa_nama)} berisi data tetapi tidak"
                " bertajuk, jadi tidak dibaca."
            )
        return notes + [
            self._note([row], f"'{text[:60]}' dibaca sebagai judul kategori; periksa ejaannya.")
            for row, text in self.kelas
        ]

    def _note(self, rows: list[int], text: str) -> str:
        return f"Lembar '{self.lembar}', baris {_list_rows(rows)}: {text}"


def _list_rows(rows: list[int]) -> str:
    """ "4, 9, 12 dan 5 baris lain"."""
    shown = ", ".join(map(str, rows[:5]))
    return f"{shown} dan {len(rows) - 5} baris lain" if len(rows) > 5 else shown
