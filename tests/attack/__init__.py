"""What somebody who means harm, or does not look, would try."""
