import io
from datetime import date

import pytest
from django.core.management import call_command

from situs.libur import read_libur


@pytest.fixture
def libur(db) -> dict[date, str]:
    call_command("load_hari_libur", stdout=io.StringIO())
    return read_libur()
