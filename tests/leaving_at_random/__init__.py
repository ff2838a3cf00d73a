"""How good the release check is, in figures: families made at random, what leaves about them, and letters that nothing should stop."""
