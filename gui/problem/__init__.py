"""Parts of the problem panel: the formula, the catalog, parameters and window limits."""
