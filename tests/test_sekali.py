"""What runs on one engine only is what the rule says, and nothing beside it."""

import re

import pytest
from django.db import connection

from tests.sekali import GATES, asks_for_database, is_once
from tests.settings import BASE_DIR


def test_a_test_that_asks_for_no_database_reaches_none():
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        connection.ensure_connection()


def test_this_test_asks_for_none(request):
    assert not asks_for_database(request.node)
    assert is_once(request.node)
    assert request.node.get_closest_marker("sekali")


def test_a_test_with_rows_runs_on_every_engine(request, db):
    assert asks_for_database(request.node)
    assert not is_once(request.node)
    assert not request.node.get_closest_marker("sekali")


@pytest.mark.django_db
def test_a_test_marked_for_the_database_runs_on_every_engine(request):
    assert asks_for_database(request.node)
    assert not request.node.get_closest_marker("sekali")


@pytest.mark.parametrize("gate", GATES)
def test_every_gate_of_the_list_stands(gate):
    file, name = gate.split("::")
    assert re.search(rf"^def {name or 'test_'}", (BASE_DIR / file).read_text(), re.MULTILINE)
