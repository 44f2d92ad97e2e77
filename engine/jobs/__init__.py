"""Long work in slices, for studies beside the race that is shown."""

from engine.endings import NO_MINIMUM
from engine.jobs.job import Job
from engine.jobs.outcomes import Outcomes
from engine.jobs.outcomes_job import OutcomesJob

__all__ = ["NO_MINIMUM", "Job", "Outcomes", "OutcomesJob"]
