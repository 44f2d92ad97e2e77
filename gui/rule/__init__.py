"""Parts of the rule panel: the rule in good type, as text, and rules of one's own."""
