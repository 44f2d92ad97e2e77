"""What the session is made of: the clock, the setup under change, undo."""
