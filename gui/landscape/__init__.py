"""What fills the map: ground, trails, heads and starts, told by the session."""
