"""Parts of the main window that are no panels."""
