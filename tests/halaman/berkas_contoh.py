"""Small files as a person would upload them."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def picture(name: str = "foto.jpg", size: tuple[int, int] = (900, 600), **options):
    image_format = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}[name.rsplit(".", 1)[1]]
    mode = options.pop("mode", "RGB")
    output = io.BytesIO()
    Image.new(mode, size, options.pop("color", None) or 0).save(output, image_format, **options)
    return SimpleUploadedFile(name, output.getvalue())


def pdf(name: str = "renja.pdf"):
    return SimpleUploadedFile(name, PDF)


def fake(name: str):
    """HTML under another name."""
    return SimpleUploadedFile(name, b"<html><script>alert(1)</script></html>")
