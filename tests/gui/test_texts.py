from engine.messages import MESSAGES, WORDS
from engine.setup import SetupError
from gui.texts import ENGINE_TEXTS, message, sentence


def test_the_translator_finds_every_text_of_the_engine_and_no_other() -> None:
    assert set(ENGINE_TEXTS) == {*MESSAGES.values(), *WORDS}
    assert len(ENGINE_TEXTS) == len(set(ENGINE_TEXTS))


def test_without_a_translation_the_window_says_what_the_engine_says() -> None:
    error = SetupError("file_missing", path="/nowhere/race.slalom")
    assert sentence(error) == str(error)
    assert "/nowhere/race.slalom" in message(error.code, **error.fields)
