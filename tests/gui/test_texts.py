from engine.endings import Status
from engine.messages import MESSAGES, WORDS
from engine.messages.reason import REASON
from engine.setup import SetupError
from engine.status_reason import Reason
from gui.texts import ENGINE_TEXTS, message, reason_text, sentence


def test_the_translator_finds_every_text_of_the_engine_and_no_other() -> None:
    assert set(ENGINE_TEXTS) == {*MESSAGES.values(), *WORDS}
    assert len(ENGINE_TEXTS) == len(set(ENGINE_TEXTS))


def test_without_a_translation_the_window_says_what_the_engine_says() -> None:
    error = SetupError("file_missing", path="/nowhere/race.slalom")
    assert sentence(error) == str(error)
    assert "/nowhere/race.slalom" in message(error.code, **error.fields)


def test_a_reason_is_told_with_the_numbers_of_the_window() -> None:
    fields = {"slope": -1.5e-7, "least": -6.0, "step": 12_345, "count": 2, "dims": 3}
    said = reason_text(Reason(Status.SADDLE, "reason_saddle_some", fields))
    assert "(−1.5e-7)" in said and "2 eigenvalues of 3" in said and "down to −6" in said
    said = reason_text(Reason(Status.STOPPED, "reason_max_steps", fields))
    assert "in step 12 345:" in said.replace("\N{THIN SPACE}", " ")
    assert REASON.keys() >= {"reason_saddle_some", "reason_max_steps"}
