"""What can be wrong with a recovery code as it was typed, each in words that help to find the slip."""

from __future__ import annotations

from vawdesk.i18n import N_
from vawdesk.vault.errors import VaultError


class CodeError(VaultError):
    """A recovery code as typed cannot be right."""

    words = N_("This is not a recovery code. It has nine groups of four characters.")


class CodeLength(CodeError):
    """Too few or too many characters."""

    words = N_("The recovery code has 36 characters in nine groups of four; {n} were typed.")


class CodeCharacter(CodeError):
    """A character that no code has."""

    words = N_("A recovery code has only figures and letters without U. Check group {n}.")


class CodeMistyped(CodeError):
    """The check characters do not fit."""

    words = N_("Something was mistyped in the recovery code. Compare it with the sheet, group by group.")


class CodeOfAnotherSheet(CodeError):
    """A well-formed code that opens nothing here."""

    words = N_("This recovery code is right in itself, but it belongs to another sheet or another folder.")
