"""The lock of the library that draws PDF pages: it works for one thread at a time, in the preview and at the printer."""

from __future__ import annotations

import threading

PDFIUM = threading.Lock()
