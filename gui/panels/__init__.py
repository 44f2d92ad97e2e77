"""The panels of the window: one file each, none importing another."""
