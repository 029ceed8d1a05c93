"""The list of reports is filtered by nothing that it does not show."""

import pytest

DAFTAR = "/admin/pengaduan/pengaduan/"


@pytest.mark.parametrize("query", ["nama__startswith=W", "uraian__icontains=camat", "nik=1"])
def test_no_address_asks_for_words_of_a_report_letter_by_letter(cast, visit, query):
    client = visit(cast.cipari, cast.pengadu)
    assert client.get(DAFTAR).status_code == 200
    assert client.get(f"{DAFTAR}?{query}").status_code == 400
    assert client.get(f"{DAFTAR}?status__exact=diterima").status_code in (200, 302)
