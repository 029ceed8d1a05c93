import random

import pytest
from django.core.exceptions import ValidationError

from situs.models import Situs
from situs.warna import (
    DI_ATAS_AKSEN_GELAP,
    KERTAS_GELAP,
    KERTAS_TERANG,
    PUTIH,
    TEKS,
    TINTA_GELAP,
    TINTA_TERANG,
    build_gelap,
    build_terang,
    darken_enough,
    validate_warna,
    write_css,
)
from tests.ppid_portal.test_warna import contrast  # reckoned apart from the product's own

_dice = random.Random(33_01)
ACAK = [darken_enough(f"#{_dice.randrange(0x1000000):06x}") for _ in range(200)]


@pytest.mark.parametrize("text", ["merah", "#12345", "#GGGGGG", "123456", "#17633F", "#17633f;}"])
def test_what_is_not_a_colour_is_refused_with_an_example(text):
    with pytest.raises(ValidationError, match="misalnya #17633f"):
        validate_warna(text)


def test_a_pale_colour_is_refused_with_its_contrast_and_a_way_out():
    with pytest.raises(ValidationError) as fault:
        validate_warna("#7ec8a0")
    message = fault.value.messages[0]
    assert "1,7 : 1" in message and "4,5 : 1" in message
    validate_warna(message.split()[-1].rstrip("."))


@pytest.mark.parametrize("warna", [*ACAK, "#000000", "#17633f"])
def test_every_tone_made_from_an_accepted_colour_reads_in_both_modes(warna):
    validate_warna(warna)
    terang, gelap = build_terang(warna), build_gelap(warna)
    for rona, papers, tinta, above in (
        (terang, KERTAS_TERANG, (TINTA_TERANG, "#565d59"), PUTIH),
        (gelap, KERTAS_GELAP, (TINTA_GELAP, "#b3b8b2"), DI_ATAS_AKSEN_GELAP),
    ):
        for tone in (rona.aksen, rona.aksen_kuat):
            for paper in (*papers, rona.aksen_lembut, above):
                assert contrast(tone, paper) >= TEKS - 0.01, (warna, tone, paper)
        assert all(contrast(ink, rona.aksen_lembut) >= TEKS for ink in tinta)
        assert contrast("#f3f3ef", rona.pita) >= TEKS


def test_saving_a_site_checks_its_colour(cast):
    cast.cipari.warna = "#ffff00"
    with pytest.raises(ValidationError) as fault:
        cast.cipari.full_clean()
    assert "warna" in fault.value.message_dict


def test_only_a_site_with_its_own_colour_serves_it(cast, visit):
    Situs.objects.filter(pk=cast.cipari.pk).update(warna="#7a1f5c")
    response = visit(cast.cipari).get("/warna.css")
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert response.content.decode() == write_css("#7a1f5c")
    assert b"/warna.css?v=7a1f5c" in visit(cast.cipari).get("/dip/").content
    assert visit(cast.maos).get("/warna.css").status_code == 404
    assert b"warna.css" not in visit(cast.maos).get("/dip/").content
