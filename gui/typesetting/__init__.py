"""Rules and formulas in good type; the one place where mathematics is drawn."""
