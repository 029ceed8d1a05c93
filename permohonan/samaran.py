"""What of an identity is shown before somebody gave a reason to see it."""


def mask_nama(nama: str) -> str:
    """ "Sri Contoh" -> "S. C." : enough to tell two rows apart."""
    return " ".join(f"{word[0].upper()}." for word in nama.split()) or "–"


def mask_nik(nik: str) -> str:
    """3301...0001: the first four and the last four digits."""
    return f"{nik[:4]}{'*' * 8}{nik[-4:]}" if len(nik) >= 12 else "*" * len(nik)


def mask_email(email: str) -> str:
    """s*****@contoh.id: a person sees which mailbox it is, and a host that is spelt wrong."""
    name, _, host = email.rpartition("@")
    return f"{name[:1]}*****@{host}" if email else ""


def mask_kontak(text: str) -> str:
    """The last three characters of a telephone number or of the name of a mailbox's host."""
    return f"{'*' * 5}{text[-3:]}" if text else ""
