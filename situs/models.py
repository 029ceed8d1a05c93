from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from situs.enums import JenisLibur, Palet, Peran, UkuranKertas
from situs.warna import validate_warna

validate_host_name = RegexValidator(
    r"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$",
    "Isi nama host dengan huruf kecil tanpa http:// dan tanpa garis miring, "
    "misalnya cipari.cilacapkab.go.id.",
)


class Situs(models.Model):
    """One PPID site on its own host: the kabupaten's (utama) or a kecamatan's."""

    host = models.CharField("host", max_length=253, unique=True, validators=[validate_host_name])
    slug = models.SlugField("slug", max_length=60, unique=True)
    nama = models.CharField("nama", max_length=100, help_text="Misalnya: Kecamatan Cipari")
    kode_wilayah = models.CharField("kode wilayah", max_length=13, help_text="Misalnya: 33.01.18")
    utama = models.BooleanField("PPID Utama", default=False)
    induk = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pelaksana",
        limit_choices_to={"utama": True},
        verbose_name="PPID Utama yang membina",
    )
    is_active = models.BooleanField("aktif", default=True)
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    palet = models.CharField(
        "warna situs", max_length=20, choices=Palet.choices, default=Palet.WIJAYAKUSUMA
    )
    warna = models.CharField(
        "warna sendiri",
        max_length=7,
        blank=True,
        validators=[validate_warna],
        help_text="Boleh kosong. Misalnya #17633f; kontrasnya diperiksa ketika disimpan.",
    )

    pemerintah = models.CharField(
        "pemerintah", max_length=100, help_text="Misalnya: Pemerintah Kabupaten Cilacap"
    )
    kabupaten = models.CharField("kabupaten/kota", max_length=60, help_text="Misalnya: Cilacap")
    provinsi = models.CharField("provinsi", max_length=60, blank=True)
    alamat = models.CharField("jalan dan nomor", max_length=200, blank=True)
    kode_pos = models.CharField("kode pos", max_length=5, blank=True)
    telepon = models.CharField("telepon", max_length=30, blank=True)
    faks = models.CharField("faks", max_length=30, blank=True)
    email = models.EmailField("e-mail", blank=True)
    whatsapp = models.CharField("WhatsApp", max_length=30, blank=True)
    jam_layanan = models.CharField(
        "jam layanan",
        max_length=200,
        blank=True,
        help_text="Misalnya: Senin-Kamis 08.00-15.30 WIB, Jumat 08.00-11.00 WIB",
    )
    instagram = models.URLField("Instagram", blank=True)
    x = models.URLField("X (Twitter)", blank=True)
    facebook = models.URLField("Facebook", blank=True)
    youtube = models.URLField("YouTube", blank=True)

    atasan_ppid = models.CharField(
        "Atasan PPID", max_length=100, blank=True, help_text="Jabatan yang menjawab keberatan."
    )
    penanda_tangan_jabatan = models.CharField("jabatan penanda tangan", max_length=100, blank=True)
    penanda_tangan_nama = models.CharField("nama penanda tangan", max_length=100, blank=True)
    penanda_tangan_nip = models.CharField("NIP penanda tangan", max_length=25, blank=True)
    kertas_dip = models.CharField(
        "kertas untuk cetak DIP",
        max_length=2,
        choices=UkuranKertas.choices,
        default=UkuranKertas.F4,
    )

    class Meta:
        ordering = ["-utama", "urutan", "nama"]
        verbose_name = verbose_name_plural = "situs"
        constraints = [
            models.CheckConstraint(condition=Q(host=Lower("host")), name="situs_host_huruf_kecil"),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def sebutan(self) -> str:
        return "PPID Utama" if self.utama else "PPID Pelaksana"

    def build_url(self, path: str = "/") -> str:
        """Absolute address of a path on this site's own host."""
        scheme = "https" if settings.HTTPS else "http"
        port = f":{settings.PUBLIC_PORT}" if settings.PUBLIC_PORT else ""
        return f"{scheme}://{self.host}{port}{path}"


class PerSitusQuerySet(models.QuerySet):
    def for_situs(self, situs: "Situs | models.QuerySet[Situs]") -> "PerSitusQuerySet":
        lookup = "in" if isinstance(situs, models.QuerySet) else "exact"
        return self.filter(**{f"{self.model.situs_path}__{lookup}": situs})


class PerSitusModel(models.Model):
    """Base of every row that belongs to exactly one site."""

    situs_path = "situs"
    lintas_situs: frozenset[str] = frozenset()  # fields that may name a row of another site
    situs = models.ForeignKey(Situs, models.PROTECT, related_name="+", verbose_name="situs")
    objects = PerSitusQuerySet.as_manager()

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        for field in self._meta.concrete_fields:
            if not field.is_relation or field.name in self.lintas_situs:
                continue
            if issubclass(field.related_model, PerSitusModel):
                target = getattr(self, field.name) if getattr(self, field.attname) else None
                if target and target.situs_id != self.situs_id:
                    raise ValidationError({field.name: "Data ini milik situs lain."})


class PenggunaManager(UserManager):
    def get_by_natural_key(self, username: str) -> "Pengguna":
        return self.get(username__iexact=username)


class Pengguna(AbstractUser):
    """Account of an officer or of the operator; visitors and requesters have none."""

    first_name = None
    last_name = None
    nama = models.CharField("nama lengkap", max_length=150)
    email = models.EmailField("e-mail", blank=True)

    objects = PenggunaManager()

    class Meta(AbstractUser.Meta):
        verbose_name = verbose_name_plural = "pengguna"
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=~Q(email=""),
                name="pengguna_email_unik",
                violation_error_message="E-mail ini sudah dipakai pengguna lain.",
            ),
            models.UniqueConstraint(
                Lower("username"),
                name="pengguna_username_unik",
                violation_error_message="Nama pengguna ini sudah dipakai.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama or self.username

    def get_full_name(self) -> str:
        return self.nama

    def get_short_name(self) -> str:
        return self.nama or self.username


class Keanggotaan(models.Model):
    """What a person may do at one site."""

    situs_path = "situs"
    pengguna = models.ForeignKey(
        Pengguna, models.CASCADE, related_name="keanggotaan", verbose_name="pengguna"
    )
    situs = models.ForeignKey(
        Situs, models.CASCADE, related_name="keanggotaan", verbose_name="situs"
    )
    peran = models.CharField("peran", max_length=30, choices=Peran.choices)
    dibuat_pada = models.DateTimeField("dibuat pada", auto_now_add=True)

    objects = PerSitusQuerySet.as_manager()

    class Meta:
        ordering = ["situs", "peran", "pengguna"]
        verbose_name = verbose_name_plural = "keanggotaan"
        constraints = [
            models.UniqueConstraint(
                fields=["pengguna", "situs", "peran"],
                name="keanggotaan_unik",
                violation_error_message="Pengguna ini sudah memegang peran itu di situs itu.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pengguna} - {self.get_peran_display()} {self.situs}"

    def clean(self) -> None:
        super().clean()
        if self.situs_id and self.peran == Peran.PPID_UTAMA and not self.situs.utama:
            raise ValidationError(
                {"peran": "Peran PPID Utama hanya ada di situs PPID Utama. Pilih peran lain."}
            )


class IzinBertindak(models.Model):
    """An explicit, logged and expiring act: an officer of PPID Utama writes for another site."""

    situs_path = "situs"
    pengguna = models.ForeignKey(
        Pengguna, models.PROTECT, related_name="izin_bertindak", verbose_name="pengguna"
    )
    situs = models.ForeignKey(
        Situs, models.PROTECT, related_name="izin_bertindak", verbose_name="situs"
    )
    alasan = models.CharField("alasan", max_length=300)
    dibuat_pada = models.DateTimeField("dibuat pada", auto_now_add=True)
    berlaku_sampai = models.DateTimeField("berlaku sampai")

    objects = PerSitusQuerySet.as_manager()

    class Meta:
        ordering = ["-dibuat_pada"]
        verbose_name = verbose_name_plural = "bertindak atas nama situs"

    def __str__(self) -> str:
        return f"{self.pengguna} untuk {self.situs}"


class Surel(PerSitusModel):
    """A mail of this site: for which occasion, to whom. The outbox itself is django-post-office's;
    there it is queued in the transaction of the act that it tells of."""

    kunci = models.CharField(max_length=200, unique=True)  # occasion and address: never twice
    kepada = models.EmailField("kepada", max_length=254)
    perihal = models.CharField("perihal", max_length=200)
    kiriman = models.OneToOneField(
        "post_office.Email", models.SET_NULL, null=True, related_name="+", editable=False
    )
    rahasia = models.BooleanField(default=False, editable=False)  # its text holds a code
    dibuat_pada = models.DateTimeField("dibuat pada", auto_now_add=True)

    class Meta:
        ordering = ["-dibuat_pada", "-pk"]
        verbose_name = verbose_name_plural = "surat elektronik"

    def __str__(self) -> str:
        return f"{self.perihal} ({self.kepada})"


class HariLibur(models.Model):
    """A day on which public offices are closed; the table decides every deadline."""

    tanggal = models.DateField("tanggal", unique=True)
    nama = models.CharField("nama", max_length=150)
    jenis = models.CharField("jenis", max_length=20, choices=JenisLibur.choices)
    sumber = models.CharField(
        "sumber", max_length=200, blank=True, help_text="Misalnya: SKB 3 Menteri Nomor 1497/2025"
    )
    perkiraan = models.BooleanField(
        "masih perkiraan", default=False, help_text="Periksa lagi setelah SKB terbit."
    )

    class Meta:
        ordering = ["tanggal"]
        verbose_name = verbose_name_plural = "hari libur"

    def __str__(self) -> str:
        return f"{self.tanggal:%d-%m-%Y} {self.nama}"
