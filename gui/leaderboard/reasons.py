"""Why the paths in the leaderboard stand as they do, worked out when somebody asks."""

from __future__ import annotations

from engine.measures import PathStanding, Standing
from engine.status_reason import status_reason
from gui.landscape.shown import step_of_start
from gui.session import Session
from gui.texts import message, reason_text


class Reasons:
    """One sentence a row, of a racer that of its first path with the status of most."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def why(self, racer: int, row: Standing | PathStanding) -> str:
        """With figures; of a swarm, whose past steps are not at hand, without."""
        session, race = self._session, self._session.race
        starts = (row,) if isinstance(row, PathStanding) else row.paths
        start = next((one.start for one in starts if one.status == row.status), None)
        if start is None or not self._is_there(racer, start) or race.sample is not race:
            return message(f"status_{row.status.name.lower()}")
        step = step_of_start(session, racer, start)
        return reason_text(status_reason(race, racer, start, step))

    def _is_there(self, racer: int, start: int) -> bool:
        """A table is told of a change a little later."""
        race = self._session.race
        return racer < len(race.setup.racers) and start < race.starts.shape[1]
