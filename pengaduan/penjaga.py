"""What keeps programs out without riddles, and guessers slow, without keeping who it was.

Nothing here measures how long somebody typed: that would need the hour at which they began.
"""

from django.http import HttpRequest

from situs.batas_laju import BatasLaju

# From one network at one site. Never for one report: who guesses shuts nobody else out of theirs.
KIRIM = BatasLaju("pengaduan-kirim", 5, 60 * 60)
PESAN = BatasLaju("pengaduan-pesan", 20, 60 * 60)
GAGAL = BatasLaju("pengaduan-kode", 20, 15 * 60)
MADU = "nama_panggilan"  # hidden from people; whoever fills it is a program


def is_program(request: HttpRequest) -> bool:
    return bool(request.POST.get(MADU))


def say_wait(batas: BatasLaju, request: HttpRequest, apa: str) -> str:
    minutes = -(-batas.seconds_left(request) // 60) or 1
    return f"{apa} dari jaringan Anda. Coba lagi {minutes} menit lagi."
