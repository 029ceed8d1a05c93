"""Files that no row knows: stored by an act that was refused afterwards or whose process died.

A transaction takes its rows back, never a file; so whatever of the service lies in the storage for
two days without a row is deleted, for it may be an identity.
"""

from collections.abc import Iterator
from datetime import timedelta

from django.core.files.storage import Storage
from django.utils import timezone

from permohonan.models import BerkasLayanan

FOLDER = "layanan"
UMUR = timedelta(hours=48)  # a sealed file counts from the midnight before it was stored
BATCH = 500


def delete_yatim(*, dry_run: bool = False) -> int:
    """Files deleted; a second run finds none."""
    storage = BerkasLayanan._meta.get_field("isi").storage
    count = 0
    for names in _list_batches(storage):
        rows = BerkasLayanan._base_manager.filter(isi__in=names)
        lost = names.difference(rows.values_list("isi", flat=True))
        count += len(lost)
        for name in () if dry_run else lost:
            storage.delete(name)
    return count


def _list_batches(storage: Storage) -> Iterator[set[str]]:
    before = timezone.now() - UMUR
    if not storage.exists(FOLDER):
        return
    for folder in storage.listdir(FOLDER)[0]:
        path = f"{FOLDER}/{folder}"
        names = [f"{path}/{name}" for name in storage.listdir(path)[1]]
        old = [name for name in names if storage.get_modified_time(name) < before]
        for start in range(0, len(old), BATCH):
            yield set(old[start : start + BATCH])
