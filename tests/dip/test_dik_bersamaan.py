"""Two imports for one site at the same time: the second sees what the first wrote."""

from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from dip.enums import JenisImpor
from dip.models import Impor, Pengecualian
from dip.services_impor import start_impor
from dip.services_impor_dik import apply_impor_dik
from tests.dip.test_dik_baca import baris
from tests.dip.test_dik_impor import workbook
from tests.factories import make_situs

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_imports_of_one_list_at_once_write_it_once():
    situs = make_situs("cipari")
    data = workbook(*[baris(n, f"Data {n}") for n in range(40)])
    pks = [start_impor(situs, 2026, data, "a.xlsx", None, {}, JenisImpor.DIK).pk for _ in range(2)]
    together, outcome = Barrier(2), []

    def apply(pk: int) -> None:
        try:
            together.wait(timeout=10)
            apply_impor_dik(Impor.objects.get(pk=pk), None)
            outcome.append("ditulis")
        except ValidationError as error:
            outcome.append(error.message)
        finally:
            connection.close()

    threads = [Thread(target=apply, args=(pk,)) for pk in pks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(outcome)[1] == "ditulis"
    assert "berubah sejak pratinjau" in sorted(outcome)[0]
    assert Pengecualian.objects.for_situs(situs).count() == 40
