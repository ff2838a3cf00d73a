"""The lock of the library that draws PDF pages, where pages are drawn: in the preview, in the viewer and at the printer."""

from __future__ import annotations

from vawdesk.services.pdfium import PDFIUM

__all__ = ["PDFIUM"]
