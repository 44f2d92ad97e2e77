"""Texts of the formula language under a person's hands: coloured, and underlined where wrong."""
