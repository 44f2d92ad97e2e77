"""Long jobs of the engine beside the race."""
