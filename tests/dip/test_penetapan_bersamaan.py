"""Two officers determine the same year at the same moment: one version each, or a clear refusal."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from dip.models import PenetapanDIP
from dip.services_penetapan import SK, determine_dip, read_bahan
from situs.models import Situs
from tests.factories import make_informasi, make_situs

OFFICERS = 4
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cipari() -> Situs:
    situs = make_situs("cipari")
    for _ in range(5):
        make_informasi(situs)
    return situs


def determine_together(situs: Situs) -> list[str]:
    """What each officer was told: "" or the words of the refusal."""
    gate = Barrier(OFFICERS)

    def determine(number: int) -> str:
        try:
            dilihat = read_bahan(situs, 2026).dilihat
            gate.wait(timeout=20)
            determine_dip(situs, 2026, SK(f"480/{number}/2026", date(2026, 1, 5)), dilihat, None)
        except ValidationError as error:
            return error.messages[0]
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(OFFICERS) as pool:
        return list(pool.map(determine, range(OFFICERS)))


def test_one_gets_the_version_and_the_others_a_clear_word(cipari, settings):
    answers = determine_together(cipari)
    assert answers.count("") == 1
    refusals = [text for text in answers if text]
    assert all("baru saja ditetapkan sebagai versi 1" in text for text in refusals), refusals
    assert [row.versi for row in PenetapanDIP.objects.all()] == [1]
    root = settings.STORAGES["default"]["OPTIONS"]["location"]
    kept = [path for path in root.rglob("*") if path.is_file()]
    assert len(kept) == 2  # the workbook and the PDF of the one that was written


def test_numbers_run_on_without_a_gap(cipari):
    for _ in range(3):
        assert determine_together(cipari).count("") == 1
    assert [row.versi for row in PenetapanDIP.objects.order_by("versi")] == [1, 2, 3]
