"""Which tests `.ci/run` needs on one engine only: those whose answer no database can change.

Three kinds, and no other:

- a test that asks for no database. pytest-django closes the database to it, so this needs no list;
- the gates of a page, which judge what the browser shows (`GATES`). What the database gives to that
  page is proven on every engine: the tests of titles open each page there and look at its status;
- the isolation matrix and its mutants: whose rows a request may touch is said by querysets, which
  ask every engine alike. Single doors and the lists of doors are tried on each.
"""

import pytest

DATABASE = {"db", "transactional_db", "django_db_setup"}
ADMIN = "tests/browser/test_admin_pages.py"
PUBLIC = "tests/browser/test_public_pages.py"
SHEET = "tests/browser/test_lembar_gates.py"
GATES = (
    f"{PUBLIC}::test_public_page_passes_the_gates",
    f"{PUBLIC}::test_error_page_passes_the_gates",
    f"{ADMIN}::test_admin_page_passes_the_gates",
    f"{ADMIN}::test_page_with_the_editor_passes_the_gates",
    f"{SHEET}::test_grid_of_the_sheet_passes_the_gates",
    f"{SHEET}::test_plain_form_of_the_sheet_passes_the_gates",
    "tests/browser/test_gates_bite.py::",
    "tests/test_isolation.py::test_no_door_leads_to_another_site",
    "tests/test_isolation.py::test_a_filter_taken_away_is_noticed",
)


def asks_for_database(item: pytest.Item) -> bool:
    marked = item.get_closest_marker("django_db") is not None
    return marked or not DATABASE.isdisjoint(item.fixturenames)


def is_once(item: pytest.Item) -> bool:
    return item.nodeid.startswith(GATES) or not asks_for_database(item)
