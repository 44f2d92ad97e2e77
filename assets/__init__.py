"""Icons, translations and lessons; a package so that an installation carries them along."""
