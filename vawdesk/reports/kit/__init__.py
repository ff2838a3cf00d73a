"""The paper kit: type, grid, tags and components of every printed page."""
