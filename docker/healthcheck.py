"""Exit 0 when this container answers and its database answers."""

import os
import urllib.request

PORT = os.environ.get("PORT", "8000")

with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/sehat/", timeout=4) as response:
    assert response.status == 200
