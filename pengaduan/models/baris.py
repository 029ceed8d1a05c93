"""What every row about a report has in common: a key that tells nothing."""

import uuid

from django.db import models

from situs.models import PerSitusModel


class BarisPengaduan(PerSitusModel):
    """A key that is counted up would order what has no time beside what has one: an officer's act
    of 10.02 and the next of 10.40 would tell when the anonymous row between them was written."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True
