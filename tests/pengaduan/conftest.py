import pytest

from tests.factories import make_penerima


@pytest.fixture
def penerima(cast):
    """Two recipients at Cipari, one at PPID Utama."""
    cast.camat_aduan = make_penerima(cast.cipari, "Camat", urutan=1)
    cast.sekcam = make_penerima(cast.cipari, "Sekretaris Kecamatan", urutan=2)
    cast.inspektorat = make_penerima(cast.utama, "Inspektorat Kabupaten")
    return cast
