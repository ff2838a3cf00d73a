"""Vaults as released versions wrote them: each has to open, migrate, verify and be read back for ever."""
