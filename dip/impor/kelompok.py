"""The group titles that are open at a row: one, or one under the other."""

from dip.impor.baris import number_style, split_leading_number


class TumpukanKelompok:
    """A title right under another opens a level; a title of a known style takes its place again."""

    def __init__(self) -> None:
        self.levels: list[tuple[str, str]] = []
        self.has_entries = True
        self.is_known = False

    @property
    def text(self) -> str:
        return " / ".join(title for _, title in self.levels)

    def open(self, title: str) -> None:
        style = self._style(title)
        styles = [known for known, _ in self.levels]
        if style in styles:
            del self.levels[styles.index(style) :]
        elif self.has_entries and self.levels:
            del self.levels[-1:]
        self.levels.append((style, title))
        self.has_entries, self.is_known = False, True

    def extend(self, more: str) -> None:
        style, title = self.levels[-1]
        self.levels[-1] = (style, f"{title} {more}")

    def clear(self) -> None:
        self.levels, self.has_entries = [], True

    @staticmethod
    def _style(title: str) -> str:
        number = split_leading_number(title)[0]
        return number_style(number) if number else "tanpa nomor"
