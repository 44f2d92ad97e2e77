"""Every colour of the program, by name, in a dark and a light set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    """Named colours as #rrggbb.

    Attributes:
        raised: fields, buttons and table headers, one step above the panel.
        on_accent: text and glyphs on the accent.
        map_low: the map's tone at the lowest ground, and the halo under trails.
        ring: around heads, starts and minima, against map and trails alike.
        racers: one colour a slot; neighbours stay apart for colour-blind eyes.
        swarm_heights: dots from the lowest to the highest ground, ever nearer to the map's tones.
    """

    name: str
    window: str
    panel: str
    raised: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    map_low: str
    map_high: str
    isolines: str
    ring: str
    start: str
    good: str
    warn: str
    bad: str
    racers: tuple[str, ...]
    swarm_heights: tuple[str, ...]


DARK = Theme(
    name="dark",
    window="#14181f",
    panel="#1b2129",
    raised="#242c37",
    line="#303a47",
    text="#e6eaf0",
    muted="#93a0b0",
    accent="#5aa9ff",
    on_accent="#0c1520",
    map_low="#10161e",
    map_high="#4a5a6d",
    isolines="#6f8196",
    ring="#10161e",
    start="#f4f7fa",
    good="#4cc38a",
    warn="#ffb454",
    bad="#ff6b6b",
    racers=(
        "#ff9f40", "#56b4e9", "#2dd4a7", "#f3e14b", "#ff7ac6", "#b79cff",
        "#bfe57e", "#c7a56d", "#ace5de", "#acc2e5", "#f5b800", "#d6d6a1",
    ),
    swarm_heights=("#fff6b0", "#ffcf5c", "#ff9d6e", "#fb7fb0", "#b88cff"),
)  # fmt: skip

LIGHT = Theme(
    name="light",
    window="#f4f6f8",
    panel="#ffffff",
    raised="#eef1f5",
    line="#d5dce4",
    text="#1b2430",
    muted="#5b6878",
    accent="#1668c7",
    on_accent="#ffffff",
    map_low="#ffffff",
    map_high="#b8c4d2",
    isolines="#8494a6",
    ring="#ffffff",
    start="#1b2430",
    good="#14764a",
    warn="#9a5b00",
    bad="#b42318",
    racers=(
        "#c75400", "#0072b2", "#007a5a", "#8a7000", "#b0307f", "#6a4fc0",
        "#4c0000", "#00134c", "#9900f5", "#4c2a40", "#8a0000", "#6d7a43",
    ),
    swarm_heights=("#2b0a00", "#702800", "#b5183f", "#a22fb0", "#4c6cd6"),
)  # fmt: skip

# A marker a slot, as pyqtgraph names them: the second cue beside the colour.
MARKERS = ("o", "s", "t1", "d", "p", "h", "t2", "t3")
# The map's own marks have shapes that no racer gets by its place.
START_MARK, MINIMUM_MARK, DIVERGED_MARK, ESCAPED_MARK = "+", "star", "x", "t"
