from gui.widgets.lines import GAP, how_many_fit, line_count, places_of


def test_entries_fill_lines_from_left_to_right() -> None:
    assert places_of([40, 50, 60, 10], 100) == [(0, 0), (0, 40 + GAP), (1, 0), (1, 60 + GAP)]
    assert places_of([60, 50], 100) == [(0, 0), (1, 0)]


def test_one_that_is_wider_than_a_line_has_a_line_of_its_own() -> None:
    assert places_of([300, 20], 100) == [(0, 0), (1, 0)]
    assert line_count([], 100) == 0


def test_those_that_do_not_fit_leave_room_for_the_entry_that_stands_for_them() -> None:
    assert how_many_fit([40, 40], 100, 1, 30) == 2
    assert how_many_fit([40, 40, 40], 100, 1, 30) == 1
    assert how_many_fit([40, 40, 40], 100, 1, 10) == 2
    assert how_many_fit([200, 200], 100, 1, 30) == 0
