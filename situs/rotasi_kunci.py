"""Bring every encrypted column and sealed file to the first key, so that an old one can go."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import ExpressionWrapper, F, Model, TextField

from situs.berkas_tersegel import BerkasTersegel, BerkasTersegelField
from situs.enkripsi import KunciTidakCocok, TeksTerenkripsi, decrypt_text, has_first_key

SEKALIGUS = 200  # rows that are locked together


@dataclass
class Hasil:
    """What became of the encrypted texts, or the sealed files, of one table."""

    diganti: int = 0
    tetap: int = 0  # on the first key already
    terkunci: list[str] = field(default_factory=list)  # what no key opens, or is not there


def list_tabel() -> Iterator[tuple[type[Model], list[str]]]:
    """Every table with encrypted columns, and their names."""
    for model in apps.get_models(include_auto_created=True):
        columns = model._meta.local_concrete_fields
        if names := [each.name for each in columns if isinstance(each, TeksTerenkripsi)]:
            yield model, names


def rotate_tabel(model: type[Model], names: list[str], *, dry_run: bool) -> Hasil:
    hasil, last = Hasil(), None
    while (last := _rotate_batch(model, names, last, hasil, dry_run)) is not None:
        pass
    return hasil


@transaction.atomic
def _rotate_batch(
    model: type[Model], names: list[str], after: Any, hasil: Hasil, dry_run: bool
) -> Any:
    """The rows behind one key, under locks; the last key, or None when there are no more."""
    rows = model._base_manager.order_by("pk")
    if after is not None:
        rows = rows.filter(pk__gt=after)
    if not dry_run:  # nobody writes between our reading and our writing
        rows = rows.select_for_update()
    tokens = [ExpressionWrapper(F(name), TextField()) for name in names]  # not decrypted
    batch = list(rows.values_list("pk", *tokens)[:SEKALIGUS])
    for pk, *found in batch:
        texts = _open_old(pk, zip(names, found, strict=True), hasil)
        if texts and not dry_run:
            model._base_manager.filter(pk=pk).update(**texts)  # encrypts with the first key
    return batch[-1][0] if batch else None


def _open_old(pk: Any, tokens: Iterator[tuple[str, str | None]], hasil: Hasil) -> dict[str, str]:
    """The plain texts of one row that still hang on another key."""
    old = {}
    for name, token in tokens:
        if not token:
            continue
        if has_first_key(token):
            hasil.tetap += 1
            continue
        try:
            old[name] = decrypt_text(token)
            hasil.diganti += 1
        except KunciTidakCocok:
            hasil.terkunci.append(f"{name} pada baris {pk}")
    return old


def list_tabel_berkas() -> Iterator[tuple[type[Model], str]]:
    """Every table with sealed files, and the column that names them."""
    for model in apps.get_models(include_auto_created=True):
        for each in model._meta.local_concrete_fields:
            if isinstance(each, BerkasTersegelField):
                yield model, each.name


def rotate_berkas(model: type[Model], name: str, *, dry_run: bool) -> Hasil:
    hasil = Hasil()
    keys = model._base_manager.exclude(**{name: ""}).order_by("pk").values_list("pk", flat=True)
    for pk in keys.iterator():
        _rotate_file(model, name, pk, hasil, dry_run)
    return hasil


@transaction.atomic
def _rotate_file(model: type[Model], name: str, pk: Any, hasil: Hasil, dry_run: bool) -> None:
    """Sealed anew under a new name; the old file goes once the row names the new one for good."""
    row = model._base_manager.select_for_update().filter(pk=pk).exclude(**{name: ""}).first()
    if row is None:
        return
    file: BerkasTersegel = getattr(row, name)
    try:
        if has_first_key(file.read_token()):
            hasil.tetap += 1
            return
        plain = file.open()
    except (KunciTidakCocok, FileNotFoundError):
        hasil.terkunci.append(f"{name} pada baris {pk}")
        return
    hasil.diganti += 1
    if dry_run:
        return
    old, storage = file.name, file.storage
    file.save(old, plain, save=False)
    row.save(update_fields=[name])
    transaction.on_commit(lambda: storage.delete(old))
