"""Small controls that know the theme and nothing of the race."""
