"""The encrypted folder: its keys, its compartments, its journal and its backups. Nothing here knows the screen."""
