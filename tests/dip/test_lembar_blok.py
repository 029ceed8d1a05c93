import pytest

from tests.dip.lembar_blok import copy_block, read_book, read_sample


@pytest.mark.parametrize(
    ("sample", "pisah", "akhir"), [("excel.tsv", "\r\n", "\r\n"), ("google-sheets.tsv", "\n", "")]
)
def test_sample_is_what_a_copy_of_the_workbook_says(sample, pisah, akhir):
    assert read_sample(sample) == copy_block(read_book(), pisah, akhir)


def test_sample_has_everything_that_makes_a_paste_hard():
    cells = [cell for row in read_book() for cell in row]
    assert "" in cells and any("\t" in cell for cell in cells)
    assert any("\n" in cell and '"' in cell for cell in cells)
    assert any(cell.startswith('"') and cell.endswith('"') for cell in cells)
