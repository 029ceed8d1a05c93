from django.db import migrations

from dip.ringkasan import judge_ringkasan

BATCH = 500


def judge_again(apps, schema_editor):
    """The rules of dip.ringkasan have grown; what is stored beside each entry follows them."""
    Informasi = apps.get_model("dip", "Informasi")
    changed = []
    rows = Informasi.objects.only("judul", "ringkasan", "ringkasan_lemah").order_by("pk")
    for row in rows.iterator(chunk_size=BATCH):
        lemah = bool(judge_ringkasan(row.judul, row.ringkasan))
        if lemah != row.ringkasan_lemah:
            row.ringkasan_lemah = lemah
            changed.append(row)
    Informasi.objects.bulk_update(changed, ["ringkasan_lemah"], batch_size=BATCH)


class Migration(migrations.Migration):
    dependencies = [("dip", "0005_tautan_tempat")]
    operations = [migrations.RunPython(judge_again, migrations.RunPython.noop)]
