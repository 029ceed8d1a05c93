from import_export import fields, resources
from import_export.formats.base_formats import CSV, XLSX

from situs.models import HariLibur

FORMATS = [XLSX, CSV]


class HariLiburResource(resources.ModelResource):
    """The yearly table of holidays, by date: loading it twice changes nothing."""

    tanggal = fields.Field(attribute="tanggal", column_name="tanggal")

    class Meta:
        model = HariLibur
        fields = import_order = export_order = ("tanggal", "nama", "jenis", "sumber", "perkiraan")
        import_id_fields = ("tanggal",)
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True
