"""Builds what a person installs: one setup for Windows and one package for Debian and Ubuntu, the same bytes from the same inputs."""
