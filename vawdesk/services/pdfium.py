"""The lock of the library that reads and draws PDF pages: it works for one thread at a time, wherever it is used."""

from __future__ import annotations

import threading

PDFIUM = threading.Lock()
