"""What became of the reports of a year, as figures."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from pengaduan.hasil import count_tahun
from pengaduan.queries import list_angka
from situs.cache import public_page


@require_safe
@public_page
def show_hasil(request: HttpRequest) -> HttpResponse:
    today, rows = timezone.localdate(), list_angka(request.situs)
    years = sorted({row.diterima.year for row in rows} | {today.year}, reverse=True)
    asked = request.GET.get("tahun", "")
    tahun = int(asked) if asked in map(str, years) else years[0]
    context = {
        "judul": f"Hasil penanganan pengaduan {tahun}",
        "deskripsi": f"Berapa pengaduan yang masuk dan apa hasilnya, {tahun}. Tanpa isi laporan.",
        "angka": count_tahun(rows, tahun, today),
        "pilihan_tahun": [(year, year == tahun) for year in years],
    }
    return render(request, "pengaduan/hasil.html", context)
