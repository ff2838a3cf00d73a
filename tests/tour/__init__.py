"""The tour: the real windows over a practice vault, a picture of every page and the paper of every document."""
