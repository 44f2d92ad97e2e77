"""Parts of the racers panel, and what a racer looks like."""
