"""Parts of the transport panel."""
