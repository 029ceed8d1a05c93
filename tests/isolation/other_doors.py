"""The doors beside the tables: home page, autocomplete, import and export."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dip.models import Impor, Informasi
from tests.isolation.doors import model_admins, routes_of, shut_out
from tests.isolation.world import Actor, World, enter, freeze, look, rows_of

# Addresses of the admin that belong to no table -> how they are tried.
SITE_ROUTES = {
    "index": "page",
    "login": "page",
    "logout": "post only",
    "password_change": "page",
    "password_change_done": "page",
    "autocomplete": "autocomplete",
    "jsi18n": "page",
    "app_list": "app",
    "kelengkapan": "work list",
    "kelengkapan_periksa": "work list",
    "penilaian_dip": "assessment",
    "penilaian_dip_unduh": "assessment",
    "tautan_periksa": "own check",
    "klasifikasi": "page",
    "admin_password_reset": "page",
    "admin_password_reset_done": "page",
    "password_reset_confirm": "own test",
    "password_reset_complete": "page",
}


def check_pages(world: World, actor: Actor) -> None:
    """Home page, task lists, menus, app pages: everything that is drawn around the tables."""
    client = enter(actor)
    for name, way in SITE_ROUTES.items():
        if way == "page":
            prefix = "" if name.startswith(("admin_", "password_reset")) else "admin:"
            url = reverse(f"{prefix}{name}")
            look(actor, client.get(url), url)
    for label in {model_admin.opts.app_label for model_admin in model_admins()}:
        url = reverse("admin:app_list", args=[label])
        response = client.get(url)
        look(actor, response, url)
        assert shut_out(actor, response) or actor.at_home, url
    for url in ("/admin/", "/admin/password_change/", "/admin/jsi18n/"):
        assert actor.at_home or shut_out(actor, client.get(url)), f"{actor.name}: {url}"
    assert client.get("/admin/r/1/1/").status_code in (302, 404)


def check_autocomplete(world: World, actor: Actor) -> None:
    client = enter(actor)
    for model_admin in model_admins(actor):
        for field in model_admin.opts.get_fields():
            if not (field.is_relation and field.concrete):
                continue
            for term in ("", "RAHASIA"):
                query = {
                    "app_label": model_admin.opts.app_label,
                    "model_name": model_admin.opts.model_name,
                    "field_name": field.name,
                    "term": term,
                }
                response = client.get(reverse("admin:autocomplete"), query)
                look(actor, response, f"autocomplete {query}")
                assert shut_out(actor, response) or actor.at_home


def check_exchange(world: World, actor: Actor) -> None:
    """import-export's own pages: global tables, so only PPID Utama may open them."""
    client, before = enter(actor), freeze(actor)
    steward = actor.at_home and actor.host.utama and "petugas" not in actor.name
    upload = SimpleUploadedFile("libur.csv", b"tanggal,nama,jenis\n2026-01-01,X,libur_nasional\n")
    posts = [
        {"format": "0", "import_file": upload},
        {"import_file_name": "../../etc/passwd", "original_file_name": "x", "format": "1"},
        {"import_file_name": "x", "original_file_name": "x", "format": "abc"},
        {"import_file_name": "x", "original_file_name": "x", "format": "-1"},
        {"format": "0", "harilibur_resource": ""},
    ]
    for model_admin in model_admins():
        for name in routes_of(model_admin, "exchange"):
            url = reverse(f"admin:{name}")
            answers = [client.get(url), *[client.post(url, data) for data in posts]]
            for response in answers:
                look(actor, response, url)
                assert steward or response.status_code in (302, 403, 405), url
                assert actor.at_home or shut_out(actor, response), url
    assert freeze(actor) == before


def check_dip_import(world: World, actor: Actor) -> None:
    """A workbook that carries the kode of foreign entries changes none and shows none."""
    client, before = enter(actor), freeze(actor)
    foreign = rows_of(Informasi, actor.locked)
    lines = ["Kode (jangan diubah);Judul;Ringkasan isi informasi;Pejabat yang menguasai;situs;id"]
    lines += [f"{row.kode};Diambil;Diambil alih;Kami;{row.situs_id};{row.pk}" for row in foreign]
    for tahun in {row.tahun for row in foreign[:2]}:
        upload = SimpleUploadedFile("curi.csv", "\n".join(lines).encode(), "text/csv")
        data = {"berkas": upload, "tahun": tahun, "situs": foreign[0].situs_id}
        response = client.post(reverse("admin:dip_impor_add"), data)
        look(actor, response, "impor")
        assert actor.at_home or shut_out(actor, response)
        for impor in Impor.objects.filter(nama_berkas="curi.csv", status="pratinjau"):
            assert impor.situs == actor.host
            for step in ("change", "kolom", "galat"):
                url = reverse(f"admin:dip_impor_{step}", args=[impor.pk])
                look(actor, client.get(url), url)
            url = reverse("admin:dip_impor_terapkan", args=[impor.pk])
            look(actor, client.post(url, {"hanya_benar": "ya", "terbitkan": "ya"}), url)
    assert freeze(actor) == before
