"""What the charts draw."""
