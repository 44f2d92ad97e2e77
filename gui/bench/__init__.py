"""Parts of the bench: what is done to the ground and to the answers that it gives."""
