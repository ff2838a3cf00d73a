"""Lock a finished PDF with a password: AES-256, revision 6. Tags, title and language are carried over."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.constants import UserAccessPermissions


def with_file(data: bytes, name: str, content: bytes) -> bytes:
    """The same document with a file packed inside, to be saved from there by whoever opens it."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.add_attachment(name, content)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def lock(data: bytes, password: str) -> bytes:
    """The same document, which opens only with this password. Raises ValueError when the password is empty.

    Everything is permitted to who can open it: a screen reader must be able to read, and denied permissions protect nothing.
    The bytes differ each time; compare documents before they are locked.
    """
    if not password.strip():
        raise ValueError("a password is needed")
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.pdf_header = "%PDF-2.0"  # revision 6 belongs to PDF 2.0; pypdf would write 1.3
    writer.encrypt(user_password=password, algorithm="AES-256", permissions_flag=UserAccessPermissions.all())
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
