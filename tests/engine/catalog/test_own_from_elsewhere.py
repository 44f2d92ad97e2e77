from pathlib import Path

import pytest

from engine.catalog import CatalogError
from engine.catalog.own import function_from, optimizer_from

RULE = "rule = 'x = x - rate*g'\n[[hyperparameters]]\nname = 'rate'\ndefault = 0.25\n"
BROKEN = "formula = '''\nx +\n'''\nwindow = [[0, 1], [0, 1]]\n"


def test_a_file_from_elsewhere_is_read_whatever_its_name_is(tmp_path: Path) -> None:
    file = tmp_path / "Rule of a Friend.toml"
    file.write_text(RULE)
    assert optimizer_from(file).identifier == "rule_of_a_friend"


def test_a_file_from_elsewhere_is_checked(tmp_path: Path) -> None:
    file = tmp_path / "b.toml"
    file.write_text(BROKEN)
    with pytest.raises(CatalogError, match=r"b\.toml, line 2: "):
        function_from(file)
    with pytest.raises(CatalogError, match="is not a file"):
        function_from(tmp_path)
