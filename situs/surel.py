"""Mail to people: put into the outbox with the act it tells of, sent later by `send_outbox`.

A mail that is rolled back with its act is never sent; a mail server that is down loses nothing.
"""

from collections.abc import Iterable
from datetime import timedelta
from email.utils import formataddr, make_msgid, parseaddr

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.template import TemplateDoesNotExist
from django.template.loader import get_template, render_to_string
from django.utils import timezone
from post_office.models import PRIORITY, STATUS, Email, Log

from situs.models import Keanggotaan, PerSitusQuerySet, Situs, Surel

BERHENTI = Q(kiriman__status=STATUS.failed)  # given up after three days
TERTUNDA = Q(kiriman__status=STATUS.requeued)  # failed at least once, will be tried again
TERHAPUS = BERHENTI & Q(rahasia=True)  # given up, and nothing is left that could be sent
TERKIRIM = Q(kiriman__status=STATUS.sent) | Q(kiriman=None)  # its text was deleted since
SIMPAN = timedelta(days=90)  # the text of what was sent
MAX_PERIHAL = 200


@transaction.atomic
def queue_surel(
    situs: Situs,
    kepada: Iterable[str],
    templat: str,
    isi: dict,
    *,
    kunci: str,
    rahasia: bool = False,
) -> list[Surel]:
    """One mail for each address out of templates/email/<templat>-subject.txt and -body.txt, and
    -body.html beside it where there is one.

    `kunci` names the occasion ("dik-ingat:7:45"): the same occasion twice is one mail. A `rahasia`
    one holds a code in its text (never in its subject): the text goes as soon as it was sent.
    """
    surat = _render_surat(templat, {"situs": situs, **isi})
    rows = [
        _queue_one(situs, alamat, surat, f"{kunci}:{alamat}", rahasia)
        for alamat in dict.fromkeys(each.strip().lower() for each in kepada if each)
    ]
    return [row for row in rows if row]


def _render_surat(templat: str, isi: dict) -> dict[str, str]:
    """The texts by the names of the outbox."""
    return {
        "subject": _join_lines(render_to_string(f"email/{templat}-subject.txt", isi))[:MAX_PERIHAL],
        "message": render_to_string(f"email/{templat}-body.txt", isi),
        "html_message": _render_html(templat, isi),
    }


def _render_html(templat: str, isi: dict) -> str:
    try:
        template = get_template(f"email/{templat}-body.html")
    except TemplateDoesNotExist:
        return ""
    return template.render(isi)


def _join_lines(text: str) -> str:
    """A header is one line: a second one would be a header of a stranger's choice."""
    return " ".join(text.split())


def _queue_one(
    situs: Situs, alamat: str, surat: dict[str, str], kunci: str, rahasia: bool
) -> Surel | None:
    about = {"situs": situs, "kepada": alamat, "perihal": surat["subject"], "rahasia": rahasia}
    row, is_new = Surel.objects.get_or_create(kunci=kunci[:200], defaults=about)
    if not is_new:
        return None
    # Not post_office.mail.send: that reads subject and text as templates, people's words included.
    row.kiriman = Email.objects.create(
        from_email=name_pengirim(situs),
        to=[alamat],
        **surat,
        status=STATUS.queued,
        priority=PRIORITY.medium,
        message_id=make_msgid(domain=settings.POST_OFFICE["MESSAGE_ID_FQDN"]),
        headers={"Auto-Submitted": "auto-generated"}
        | ({"Reply-To": situs.email} if situs.email else {}),
    )
    row.save(update_fields=["kiriman"])
    return row


def name_pengirim(situs: Situs) -> str:
    """The portal's own address under the name of the site; answers go to the site's address."""
    nama = _join_lines(situs.nama.removeprefix("PPID "))
    return formataddr((f"PPID {nama}", _alamat_portal()), "utf-8")


def _alamat_portal() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def list_alamat(situs: Situs, *peran: str) -> list[str]:
    """Addresses of the active officers who hold one of these roles at the site."""
    rows = Keanggotaan.objects.for_situs(situs).filter(peran__in=peran, pengguna__is_active=True)
    rows = rows.exclude(pengguna__email="").order_by("pengguna__email")
    return list(rows.values_list("pengguna__email", flat=True).distinct())


@transaction.atomic
def retry_surel(rows: PerSitusQuerySet) -> int:
    """Try again at once what failed and still has its text. Mails put back."""
    waiting = rows.filter(BERHENTI | TERTUNDA).exclude(TERHAPUS).values("kiriman")
    return Email.objects.filter(pk__in=waiting).update(
        status=STATUS.queued, number_of_retries=0, scheduled_time=None, last_updated=timezone.now()
    )


def prune_terkirim() -> int:
    """Forget the texts of what was sent long ago; what did not get through stays. Mails deleted."""
    old = Email.objects.filter(status=STATUS.sent, created__lt=timezone.now() - SIMPAN)
    count = old.count()
    old.delete()
    return count


def forget_rahasia() -> int:
    """Take the text out of secret mails that were sent or given up; row and state stay. Mails."""
    secret = Surel.objects.filter(rahasia=True).values("kiriman")
    done = Email.objects.filter(pk__in=secret, status__in=[STATUS.sent, STATUS.failed])
    return done.exclude(message="", html_message="").update(message="", html_message="")


def read_sebab(surel: Surel) -> str:
    """Why the last try failed, in the words of the mail server."""
    last = Log.objects.filter(email=surel.kiriman_id).order_by("-date", "-pk").first()
    return last.message[:300] if last else ""
