"""Parts of the leaderboard: columns and rows."""
