"""Keeping rules as files of one's own, and fetching them from elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from engine.catalog import OptimizerEntry, optimizers
from engine.catalog.making import make_optimizer
from engine.catalog.own import optimizer_from
from engine.messages import SlalomError
from engine.setup import RacerSetup
from gui import edits
from gui.edits.rules import has_rule, rule_of
from gui.racers.declared import declared_by_racer, entry_like
from gui.racers.racer_chooser import RacerChooser
from gui.racers.racer_look import racer_name
from gui.racers.scheduled_rate import middle
from gui.rule.own_rules import OwnRules, racer_of
from gui.session import Session
from gui.texts import sentence
from gui.window.dialogs import Ask


class RuleFiles(QObject):
    """What the menus offer about a person's own rules; what goes wrong is said."""

    def __init__(
        self, session: Session, own: OwnRules, ask: Ask, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._own = own
        self._ask = ask

    def save(self) -> None:
        """Keep the rule of the selected racer, with the numbers it has at the start."""
        racer = self._racer()
        if racer is None:
            self._session.said.emit(self.tr("This racer has no rule that could be kept."))
            return
        title = self.tr("Save the rule")
        name = self._ask.name_to_keep(title, racer_name(racer), self._own.complaint_about)
        if name:
            self._keep(self._entry_of(racer, name))

    def load(self) -> None:
        """Check a file from elsewhere, keep a copy, and race it."""
        chosen = self._ask.rule_to_load()
        if not chosen:
            return
        try:
            entry = optimizer_from(Path(chosen))
        except SlalomError as error:
            self._session.said.emit(sentence(error))
            return
        refusal = self._own.complaint_about(entry.name)
        if refusal:
            self._session.said.emit(refusal)
        elif self._keep(entry):
            self.race(entry)

    def race(self, entry: OptimizerEntry) -> None:
        """A racer more, with a kept rule."""
        session = self._session
        setup = edits.with_racer(session.setup, racer_of(entry))
        try:
            session.change(setup, self.tr("Add a racer"))
        except SlalomError as error:
            session.said.emit(sentence(error))
        else:
            session.select_racer(len(session.setup.racers) - 1)

    def remove(self, identifier: str) -> None:
        """Delete one after asking; the race goes on, as the session holds the rule itself."""
        name = self._own.entries[identifier].name
        question = self.tr("Remove {name} from your optimizers? Its file is deleted.")
        if not self._ask.agrees(question.format(name=name), self.tr("Remove")):
            return
        try:
            self._own.remove(identifier)
        except SlalomError as error:
            self._session.said.emit(sentence(error))

    def _racer(self) -> RacerSetup | None:
        """The selected racer, or the first; None if it has no rule."""
        racers = self._session.setup.racers
        selected = self._session.selected_racer or 0
        racer = racers[selected] if selected < len(racers) else None
        return racer if racer is not None and has_rule(racer) else None

    def _keep(self, entry: OptimizerEntry) -> bool:
        question = self.tr("There is {name} already. Replace it?").format(name=entry.name)
        if self._own.has(entry.name) and not self._ask.agrees(question, self.tr("Replace")):
            return False
        try:
            self._own.save(entry)
        except SlalomError as error:
            self._session.said.emit(sentence(error))
            return False
        text = self.tr("Saved as {name}, under My optimizers.")
        self._session.said.emit(text.format(name=entry.name))
        return True

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
    chooser.offer(
        "save_rule_here", tr("Save rule…"), tr("Keep the selected racer's rule."), files.save
    )
    chooser.offer(
        "load_rule_here", tr("Load file…"), tr("Copy a rule from a TOML file."), files.load
    )
    chooser.own_chosen.connect(files.race)
    chooser.own_remove_asked.connect(files.remove)
