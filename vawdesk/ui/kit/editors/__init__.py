"""Editors: one for each kind of value a field can hold."""
