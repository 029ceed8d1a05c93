"""What keeps programs out of the public forms without asking people for riddles."""

from datetime import datetime, timedelta

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import Form
from django.http import HttpRequest
from django.utils import timezone

from permohonan.models.draf import JenisDraf
from situs.batas_laju import BatasLaju

SATU_JAM = 3600
TUNGGU = "tunggu"  # code of the fault of who has to wait
# From one network address at one site, for each form.
DRAF = {jenis: BatasLaju(f"{jenis}-draf", 10, SATU_JAM) for jenis in JenisDraf}
KIRIM = {jenis: BatasLaju(f"{jenis}-kirim", 5, SATU_JAM) for jenis in JenisDraf}
TINDAKAN = BatasLaju("tindakan-pemohon", 20, SATU_JAM)  # at one case
SALINAN = BatasLaju("salinan-berkas", 5, SATU_JAM)
MADU = "nama_panggilan"  # hidden from people; whoever fills it is a program
PALING_CEPAT = timedelta(seconds=5)  # nobody reads and fills in the form faster


def is_program(request: HttpRequest) -> bool:
    return bool(request.POST.get(MADU))


def is_too_fast(dibuat_pada: datetime) -> bool:
    return timezone.now() - dibuat_pada < PALING_CEPAT


def refuse_for_now(form: Form, text: str) -> None:
    form.add_error(None, ValidationError(text, code=TUNGGU))


def find_status(form: Form) -> int:
    """Of the answer that shows the form."""
    return 429 if form.has_error(NON_FIELD_ERRORS, TUNGGU) else 200


def say_wait(batas: BatasLaju, request: HttpRequest, apa: str) -> str:
    minutes = -(-batas.seconds_left(request) // 60) or 1
    return f"{apa} dari jaringan Anda. Isian Anda aman. Coba lagi {minutes} menit lagi."
