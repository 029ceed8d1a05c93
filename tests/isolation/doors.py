"""Every door of the admin, tried by one actor. A check raises AssertionError at a leak.

`ADMIN_ROUTES` says for each kind of admin address which check walks it; the guard in
tests/test_isolation.py fails for a kind that nobody classified.
"""

from collections.abc import Iterator
from zlib import crc32

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.db.models import DateField, Model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from permohonan.services_terusan import list_tujuan
from situs.models import Situs
from tests.isolation.pages import read_form, read_options, shape_of
from tests.isolation.world import (
    KEPT_BY_UTAMA,
    Actor,
    World,
    enter,
    freeze,
    look,
    mark,
    rows_of,
)

MISSING = 987_654_321
LOGIN = "/admin/login/"
# Kind of address -> how it is tried. "row": with the number of a foreign row.
ADMIN_ROUTES = {
    "changelist": "list",
    "add": "add",
    "change": "row",
    "delete": "row",
    "history": "row",
    "password_change": "row",
    "kolom": "row",
    "terapkan": "row",
    "batalkan": "row",
    "galat": "row",
    "unduh": "list",
    "unduh_pdf": "imports",
    "lembar": "list",
    "lembar_data": "list",
    "lembar_simpan": "sheet",
    "impor": "list",
    "impor_lihat": "imports",
    "impor_kolom": "imports",
    "impor_terapkan": "imports",
    "impor_batalkan": "imports",
    "impor_galat": "imports",
    "impor_dari_dip": "imports",
    "bandingkan": "row",
    "pulihkan": "row",
    "urutan": "row",
    "naik": "row",
    "turun": "row",
    "perpanjang": "row",
    "cabut": "row",
    "ambil": "row",
    "lepas": "row",
    **dict.fromkeys(("usulkan", "tarik", "kembalikan", "jangka", "putuskan", "buka"), "row"),
    **dict.fromkeys(("surat", "cetak"), "row"),
    **dict.fromkeys(("mulai", "tugaskan", "catatan", "minta_lengkapi", "dilengkapi"), "row"),
    **dict.fromkeys(("teruskan", "serahkan", "jawab", "identitas", "berkas"), "row"),
    **dict.fromkeys(("tanggapi", "lampirkan", "pelaksanaan", "sikap"), "row"),
    **dict.fromkeys(("sengketa", "musyawarah"), "row"),
    **dict.fromkeys(("kontak", "kode_baru", "serah_kode"), "row"),
    **dict.fromkeys(("teruskan_situs", "serah_terusan"), "row"),
    **dict.fromkeys(("lengkap", "lengkapi", "pesan", "sampaikan", "dicabut"), "row"),
    **dict.fromkeys(("tambah_penerima", "lepas_penerima"), "row"),
    "register": "list",
    **dict.fromkeys(("terbitkan", "terbitan"), "row"),
    "tawaran": "list",
    "tampilan": "list",
    "bawaan": "list",
    "unggah": "list",
    "import": "exchange",
    "process_import": "exchange",
    "export": "exchange",
}
# Papers that list the sites below PPID Utama with figures that its public page shows too.
NAMES_SITES = {f"permohonan_laporanlayanan_{name}" for name in ("cetak", "terbitan")}
# A request can be forwarded to the sites of the same kabupaten, whose names are public.
OFFERS_SITES = {"permohonan_permohonan_teruskan_situs"}
POSTS = [
    {},
    {"_save": "Simpan", "_saveasnew": "1"},
    {
        "post": "yes",
        "_save": "Simpan",
        "terbitkan": "ya",
        "hanya_benar": "ya",
        "password1": "sandi-baru-panjang-1",
        "password2": "sandi-baru-panjang-1",
    },
]
# Two foreign sites stand for all: a neighbour and one of another kabupaten.
FOREIGN = ("maos", "cilongok")


# These try every table. The content has a dozen tables under one and the same code: of these the
# others take turns, so that each is tried by several actors at every door.
AT_EVERY_TABLE = {"ppid_pelaksana", "kominfo", "tetangga"}
TURNS = 6


def model_admins(actor: Actor | None = None) -> list[ModelAdmin]:
    every = sorted(admin.site._registry.values(), key=lambda each: each.opts.label)
    if actor is None or actor.name in AT_EVERY_TABLE:
        return every
    turn = crc32(actor.name.encode())
    alike = [each for each in every if each.opts.app_label == "halaman"]
    skipped = {each for number, each in enumerate(alike) if (number + turn) % TURNS}
    return [each for each in every if each not in skipped]


def kind_of(model_admin: ModelAdmin, name: str) -> str:
    opts = model_admin.opts
    if name == "auth_user_password_change":  # the name Django itself reverses
        return "password_change"
    return name.removeprefix(f"{opts.app_label}_{opts.model_name}_")


def routes_of(model_admin: ModelAdmin, way: str) -> Iterator[str]:
    for url in model_admin.get_urls():
        if url.name and ADMIN_ROUTES.get(kind_of(model_admin, url.name)) == way:
            yield url.name


def foreign_rows(model_admin: ModelAdmin, daftar_situs: frozenset[Situs]) -> list[Model]:
    model = model_admin.model
    if hasattr(model, "situs_path") or model._meta.label in ("situs.Situs", "situs.Pengguna"):
        return rows_of(model, daftar_situs)
    return []


def sample(model_admin: ModelAdmin, daftar_situs: frozenset[Situs]) -> list[Model]:
    """One row of each site, of another state at each: the first draft, the second published ..."""
    chosen = []
    for number, situs in enumerate(_samples(daftar_situs) or daftar_situs):
        rows = foreign_rows(model_admin, frozenset({situs}))
        chosen += [rows[number % len(rows)]] if rows else []
    return chosen


def _samples(daftar_situs: frozenset[Situs]) -> list[Situs]:
    return sorted((s for s in daftar_situs if s.slug in FOREIGN), key=lambda situs: situs.pk)


def shut_out(actor: Actor, response) -> bool:
    return response.status_code == 302 and response["Location"].startswith(LOGIN)


# --- Rows by number -----------------------------------------------------------------------------
def check_rows(world: World, actor: Actor) -> None:
    """change, delete, history and the like, by the number of a foreign row."""
    client, before = enter(actor), freeze(actor)
    for model_admin in model_admins(actor):
        for name in routes_of(model_admin, "row"):
            missing = _answers(client, name, MISSING)
            for row in sample(model_admin, actor.hidden):
                for (asked, response), (_, other) in zip(
                    _answers(client, name, row.pk), missing, strict=True
                ):
                    _same_as_missing(actor, response, other, row, asked)
            if model_admin.model not in KEPT_BY_UTAMA:
                for row in sample(model_admin, actor.locked - actor.hidden):
                    for asked, response in _answers(client, name, row.pk):
                        look(actor, response, asked)
    assert freeze(actor) == before


def _answers(client: Client, name: str, pk: int) -> list[tuple[str, HttpResponse]]:
    url = reverse(f"admin:{name}", args=[pk])
    gets = [(url, client.get(url)), (f"{url}?_popup=1", client.get(url, {"_popup": "1"}))]
    return gets + [(f"POST {url} {data}", client.post(url, data)) for data in POSTS]


def _same_as_missing(actor: Actor, response, missing, row: Model, url: str) -> None:
    """A foreign row must look like one that never was, or its existence is told."""
    look(actor, response, url)
    assert shut_out(actor, response) or actor.at_home, f"{actor.name}: {url}"
    told = f"{actor.name}: {url} -> {response.status_code}, {missing.status_code}"
    # "Save as new" is the add form, whatever number stands in the address.
    assert response.status_code in (302, 403, 404, 405) or "_saveasnew" in url, told
    assert response.status_code == missing.status_code, told
    here, there = (r.headers.get("Location", "") for r in (response, missing))
    assert shape_of(here, row.pk) == shape_of(there, MISSING), told


# --- Lists --------------------------------------------------------------------------------------
def check_lists(world: World, actor: Actor) -> None:
    """Rows, counts, search, ordering, look-ups, sidebar and popups of every list."""
    client = enter(actor)
    for model_admin in model_admins(actor):
        for name in routes_of(model_admin, "list"):
            url = reverse(f"admin:{name}")
            for query in _queries(world, actor, model_admin):
                response = client.get(url, query)
                look(actor, response, f"{url}{query}")
                assert shut_out(actor, response) or actor.at_home, url
                _count_only_visible(actor, model_admin, response, f"{url}{query}")


def _queries(world: World, actor: Actor, model_admin: ModelAdmin) -> Iterator[dict]:
    yield from ({}, {"all": ""}, {"_facets": "True"}, {"p": "99"}, {"e": "1"})
    yield from ({"o": str(n)} for n in (1, 2, -1, 99))
    yield from ({"_popup": "1", "_to_field": name} for name in ("id", "situs", "password"))
    for situs in _samples(actor.hidden):
        yield {"q": mark(situs)[:-4]}  # the box shows what was asked
        yield {"situs__id__exact": situs.pk}
        yield {"situs__nama__startswith": situs.nama[:9]}
        yield {"situs": situs.pk}
        for row in foreign_rows(model_admin, frozenset({situs}))[:1]:
            yield {"q": getattr(row, "kode", row.pk)}
            yield {"id__exact": row.pk}
            yield {"pk__in": row.pk}
    for each in model_admin.opts.get_fields():
        if each.is_relation:
            yield {f"{each.name}__pk": 1}
            yield {f"{each.name}__isnull": "0"}
        elif isinstance(each, DateField):
            yield {f"{each.name}__year": "2026"}
    yield {"pengguna__password__startswith": "a"}
    yield {"keanggotaan__situs__nama__contains": "RAHASIA"}
    yield {"password__startswith": "a"}


def _count_only_visible(actor: Actor, model_admin: ModelAdmin, response, asked: str) -> None:
    changelist = response.context and response.context.get("cl")
    if not changelist or not hasattr(changelist, "queryset"):
        return
    hidden = {row.pk for row in foreign_rows(model_admin, actor.hidden)}
    shown = set(changelist.root_queryset.values_list("pk", flat=True))
    assert not hidden & shown, f"{actor.name}: {asked}"
    assert changelist.result_count <= len(shown), asked
    assert (changelist.full_result_count or 0) <= len(shown), asked


# --- Forms --------------------------------------------------------------------------------------
def check_forms(world: World, actor: Actor) -> None:
    """Choices offered, and foreign numbers sent in their place; `situs` sent by hand."""
    client, before = enter(actor), freeze(actor)
    for model_admin in model_admins(actor):
        for name in routes_of(model_admin, "add"):
            _try_form(world, actor, client, model_admin, reverse(f"admin:{name}"))
        own = frozenset(world.daftar_situs) - actor.locked
        for row in sample(model_admin, own):
            for name in routes_of(model_admin, "row"):
                url = reverse(f"admin:{name}", args=[row.pk])
                kin = list_tujuan(row.situs) if name in OFFERS_SITES else ()
                look(actor, client.get(url), url, public=name in NAMES_SITES, named=kin)
            change = f"admin:{model_admin.opts.app_label}_{model_admin.opts.model_name}_change"
            _try_form(world, actor, client, model_admin, reverse(change, args=[row.pk]))
    assert freeze(actor) == before


def _try_form(
    world: World, actor: Actor, client: Client, model_admin: ModelAdmin, url: str
) -> None:
    response = client.get(url)
    html = look(actor, response, url)
    assert shut_out(actor, response) or actor.at_home, url
    if response.status_code != 200:
        look(actor, client.post(url, {"situs": world.maos.pk}), f"POST {url}")
        return
    _offers_only_visible(actor, response, url)
    form = read_form(html)
    for situs in _samples(actor.locked):
        for changed in _forged(form, read_options(html), model_admin, situs):
            look(actor, client.post(url, changed), f"POST {url} {situs.slug}")


def _offers_only_visible(actor: Actor, response, url: str) -> None:
    """Every choice of rows in the page's forms, inlines too, stays within the visible sites."""
    context = response.context
    forms = [context["adminform"].form] if "adminform" in context else []
    for inline in context.get("inline_admin_formsets", []):
        forms += [*inline.formset.forms, inline.formset.empty_form]
    for form in forms:
        for name, field in form.fields.items():
            queryset = getattr(field, "queryset", None)
            if queryset is not None and not field.widget.is_hidden:
                hidden = {row.pk for row in rows_of_queryset(queryset.model, actor)}
                offered = set(queryset.values_list("pk", flat=True))
                assert not hidden & offered, f"{actor.name}: {url} offers {name}"


def rows_of_queryset(model: type[Model], actor: Actor) -> list[Model]:
    scoped = hasattr(model, "situs_path") or model is Situs
    return rows_of(model, actor.hidden) if scoped else []


def _forged(form: dict, options: dict, model_admin: ModelAdmin, situs: Situs) -> Iterator[dict]:
    """The form as sent by somebody who edits it: foreign numbers wherever a number goes."""
    filled = {name: values or ["1"] for name, values in form.items()}
    yield {**filled, "situs": situs.pk, "situs_id": situs.pk, "induk": situs.pk}
    for name in options:
        yield {**filled, name: situs.pk}
    for inline in model_admin.inlines:
        prefix = inline.model._meta.get_field(
            inline.fk_name or next(iter(_links(inline.model, model_admin.model)))
        ).remote_field.get_accessor_name()
        for row in rows_of(inline.model, [situs]):
            yield {
                **filled,
                f"{prefix}-TOTAL_FORMS": "1",
                f"{prefix}-INITIAL_FORMS": "1",
                f"{prefix}-0-id": row.pk,
                f"{prefix}-0-judul": "ditukar",
                f"{prefix}-0-situs": situs.pk,
                f"{prefix}-0-peran": "petugas",
                f"{prefix}-0-DELETE": "on",
            }


def _links(child: type[Model], parent: type[Model]) -> list[str]:
    return [f.name for f in child._meta.concrete_fields if f.related_model is parent]


# --- Actions and the editable list ----------------------------------------------------------------
def check_actions(world: World, actor: Actor) -> None:
    """Every action on foreign rows, chosen by number or by "all"."""
    client, before = enter(actor), freeze(actor)
    for model_admin in model_admins(actor):
        url = _list_url(model_admin)
        names = {name for name, *_ in map(_action_name, model_admin.actions or [])}
        for action in {*names, "delete_selected", "export_admin_action"}:
            for across, rows in _chosen(world, actor, model_admin):
                data = {
                    "action": action,
                    "select_across": across,
                    "index": "0",
                    "_selected_action": rows,
                    "post": "yes",
                    "salin": "ya",
                    "tahun": "2031",
                }
                look(actor, client.post(url, data), f"{url} {action} {across}")
    assert freeze(actor) == before


def _action_name(action: object) -> tuple[str]:
    return (action if isinstance(action, str) else action.__name__,)


def _chosen(world: World, actor: Actor, model_admin: ModelAdmin) -> Iterator[tuple]:
    foreign = [row.pk for row in foreign_rows(model_admin, actor.locked)]
    own = foreign_rows(model_admin, frozenset(world.daftar_situs) - actor.locked)
    yield "0", foreign
    yield "1", [*foreign, *[row.pk for row in own]]


def check_editable_lists(world: World, actor: Actor) -> None:
    """The editable list with the number of a foreign row in place of an own one."""
    client, before = enter(actor), freeze(actor)
    for model_admin in model_admins(actor):
        if not model_admin.list_editable:
            continue
        for row in sample(model_admin, actor.locked):
            data = {
                "form-TOTAL_FORMS": "1",
                "form-INITIAL_FORMS": "1",
                "form-0-id": row.pk,
                "_save": "Simpan",
            }
            for name in model_admin.list_editable:
                data |= {f"form-0-{name}": "berkala", f"initial-form-0-{name}": ""}
                data[f"initial-form-0-{name}"] = str(getattr(row, name, ""))
            for query in ("", f"?situs__id__exact={row.situs_id}", "?all="):
                look(actor, client.post(_list_url(model_admin) + query, data), "ubah di daftar")
    assert freeze(actor) == before


def _list_url(model_admin: ModelAdmin) -> str:
    return reverse(f"admin:{model_admin.opts.app_label}_{model_admin.opts.model_name}_changelist")
