"""A file that is sealed on disk with KUNCI_DATA, as personal data are in the database.

Who copies the disk or its backup reads nothing, and the times of the file say the day at most.
"""

import os
from datetime import datetime, time
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils import timezone

from situs.enkripsi import decrypt_bytes, encrypt_bytes


class BerkasTersegel(FieldFile):
    """Whatever is saved is sealed, whatever is opened is plain; in memory, so for files of the
    sizes that forms take."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        content.seek(0)
        super().save(name, ContentFile(encrypt_bytes(content.read())), save)
        forget_jam(self)

    def open(self, mode: str = "rb") -> File:
        """Raises FileNotFoundError when the storage lost it, and KunciTidakCocok."""
        self._require_file()
        if mode != "rb":
            raise ValueError("A sealed file is read, or saved as a whole.")
        return ContentFile(decrypt_bytes(self.read_token()), name=self.name)

    def _get_file(self) -> File:
        if getattr(self, "_file", None) is None:
            self._file = self.open()
        return self._file

    file = property(_get_file, FieldFile._set_file, FieldFile._del_file)

    def read_token(self) -> bytes:
        """As it lies on the disk."""
        with self.storage.open(self.name, "rb") as file:
            return file.read()


class BerkasTersegelField(models.FileField):
    attr_class = BerkasTersegel

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 200)
        super().__init__(*args, **kwargs)


def forget_jam(file: FieldFile) -> None:
    """The hour at which somebody sent a file is nobody's concern: the file is of its day."""
    try:
        path = file.storage.path(file.name)
    except NotImplementedError:  # a storage that is no folder keeps times of its own
        return
    midnight = datetime.combine(timezone.localdate(), time(), timezone.get_current_timezone())
    for each in (path, os.path.dirname(path)):  # a folder keeps the hour of its last file
        os.utime(each, (midnight.timestamp(), midnight.timestamp()))
