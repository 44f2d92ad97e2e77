"""Keeping rules as files of one's own, and fetching them from elsewhere."""

from __future__ import annotations

from dataclasses import replace

from engine.catalog import OptimizerEntry, optimizers
from engine.catalog.making import make_optimizer
from engine.catalog.own import optimizer_from
from engine.setup import RacerSetup
from gui import edits
from gui.edits.rules import has_rule, rule_of
from gui.own.files import KeptFiles
from gui.own.rules import racer_of
from gui.racers.declared import declared_by_racer, entry_like
from gui.racers.racer_chooser import RacerChooser
from gui.racers.racer_look import racer_name
from gui.racers.scheduled_rate import middle


class RuleFiles(KeptFiles[OptimizerEntry]):
    """What the menus offer about a person's own rules; see KeptFiles."""

    def save(self) -> None:
        """Keep the rule of the selected racer, with the numbers it has at the start."""
        racer = self._racer()
        if racer is None:
            self._session.said.emit(self.tr("This racer has no rule that could be kept."))
            return
        title = self.tr("Save the rule")
        name = self._ask.name_to_keep(title, racer_name(racer), self._own.complaint_about)
        if name:
            self._keep(self._entry_of(racer, name), self._saved())

    def load(self) -> None:
        """Check a file from elsewhere, keep a copy, and race it."""
        self._load(self._ask.rule_to_load(), optimizer_from, self._saved())

    def race(self, entry: OptimizerEntry) -> None:
        """A racer more, with a kept rule."""
        session = self._session
        setup = edits.with_racer(session.setup, racer_of(entry))
        if self._done(lambda: session.change(setup, self.tr("Add a racer"))):
            session.select_racer(len(session.setup.racers) - 1)

    def remove(self, identifier: str) -> None:
        """Delete one after asking; the race goes on, as the session holds the rule itself."""
        question = self.tr("Remove {name} from your optimizers? Its file is deleted.")
        self._remove(identifier, question)

    def _saved(self) -> str:
        return self.tr("Saved as {name}, under My optimizers.")

    def _racer(self) -> RacerSetup | None:
        """The selected racer, or the first; None if it has no rule."""
        racers = self._session.setup.racers
        selected = self._session.selected_racer or 0
        racer = racers[selected] if selected < len(racers) else None
        return racer if racer is not None and has_rule(racer) else None

    def _entry_of(self, racer: RacerSetup, name: str) -> OptimizerEntry:
        numbers = {key: middle(value) for key, value in racer.own_values.items()}
        if racer.optimizer is not None:
            like: OptimizerEntry | None = optimizers()[racer.optimizer]
            return make_optimizer(name, rule_of(racer), numbers, like=like)
        like = entry_like(racer, self._own.entries)
        entry = make_optimizer(name, rule_of(racer), numbers, like=like)
        declared = declared_by_racer(racer, self._own.entries)
        if like is not None and like.name == name:
            entry = replace(entry, meaning=like.meaning, source=like.source)
        return replace(entry, hyperparameters=declared)


def offer_rules(chooser: RacerChooser, files: RuleFiles) -> None:
    """The same commands under the list of optimizers, where they are looked for."""
    tr = files.tr
    chooser.add_command(
        "save_rule_here", tr("Save rule…"), tr("Keep the selected racer's rule."), files.save
    )
    chooser.add_command(
        "load_rule_here", tr("Load file…"), tr("Copy a rule from a TOML file."), files.load
    )
    chooser.own_chosen.connect(files.race)
    chooser.own_remove_asked.connect(files.remove)
