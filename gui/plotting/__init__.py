"""Items that draw on the map and in charts: numpy in, pixels out, no policy."""
