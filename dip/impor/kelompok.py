"""The group titles that are open at a row: one, or one under the other."""

from dip.impor.baris import is_next, number_style, split_leading_number


class TumpukanKelompok:
    """A title right under another opens a level; a title of a known style takes its place again."""

    def __init__(self) -> None:
        self.levels: list[tuple[str, str]] = []
        self.has_entries = True
        self.is_known = False
        self.hampa: list[tuple[int, str]] = []
        self._baris = 0
        self._gaya: set[str] = set()

    @property
    def text(self) -> str:
        return " / ".join(title for _, title in self.levels)

    def open(self, title: str, baris: int) -> None:
        style = self._style(title)
        styles = [known for known, _ in self.levels]
        if style in styles:
            self._leave(styles.index(style))
        elif self.has_entries and self.levels:
            self._leave(len(self.levels) - 1)
        self.levels.append((style, title))
        self.has_entries, self.is_known, self._baris = False, True, baris
        self._gaya = set()

    def extend(self, more: str) -> None:
        style, title = self.levels[-1]
        self.levels[-1] = (style, f"{title} {more}")

    def clear(self) -> None:
        self._leave(0)
        self.has_entries = True

    def close_before(self, nomor: str, last: str) -> None:
        """After "1. Profil" with a, b, c the entry "2" stands beside the group, not in it."""
        if not self.levels:
            return
        if last and self.has_entries:
            self._gaya.add(number_style(last))
        if number_style(nomor) in self._gaya:
            return
        for depth, (_, title) in enumerate(self.levels):
            if is_next(split_leading_number(title)[0], nomor) and self.has_entries:
                self._leave(depth)
                return

    def _leave(self, depth: int) -> None:
        """Close the levels from this one on; a title without entries is remembered."""
        if self.levels and not self.has_entries:
            self.hampa.append((self._baris, self.levels[-1][1]))
        del self.levels[depth:]

    @staticmethod
    def _style(title: str) -> str:
        number = split_leading_number(title)[0]
        return number_style(number) if number else "tanpa nomor"
