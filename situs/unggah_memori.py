"""Uploads that never touch the disk before they are sealed."""

from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

MAX_SEMUA = 25 * 1024 * 1024  # of one request, as the proxy lets through


class HanyaMemori(FileUploadHandler):
    """Django's own writes what is large to a temporary file, in the clear and with its hour. What
    does not fit is counted and dropped: the form says so and keeps everything that was typed."""

    def __init__(self, request: object = None) -> None:
        super().__init__(request)
        self.semua = 0

    def new_file(self, *args: object, **kwargs: object) -> None:
        super().new_file(*args, **kwargs)
        self.isi = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.semua += len(raw_data)
        if self.semua <= MAX_SEMUA:
            self.isi.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.isi.seek(0)
        return InMemoryUploadedFile(
            self.isi,
            self.field_name,
            self.file_name,
            self.content_type,
            file_size,
            self.charset,
            self.content_type_extra,
        )
