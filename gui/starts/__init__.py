"""What the starts table shows."""
