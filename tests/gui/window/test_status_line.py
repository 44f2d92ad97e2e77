from gui.main_window import MainWindow


def test_what_is_said_stands_in_the_status_line(window: MainWindow) -> None:
    window.session.said.emit("The race stopped.")
    assert window.status.text() == "The race stopped."


def test_what_holds_no_longer_goes_from_the_status_line(window: MainWindow) -> None:
    hint = window.status.text()
    window.session.branch()
    assert "at step 0" in window.status.text()
    window.session.add_racer("adam")
    assert window.status.text() == hint
