"""How the words of options are read."""

import pytest
import typer

from planner.cli.options import memory


@pytest.mark.parametrize(
    ("text", "size"),
    [("4GB", 4 * 2**30), (" 512 mb ", 2**29), ("1.5G", 3 * 2**29), ("2048KiB", 2**21), ("1M", 2**20)],
)
def test_a_size_of_memory(text: str, size: int) -> None:
    assert memory(text) == size


@pytest.mark.parametrize("text", ["", "4", "4 B", "GB", "-1GB", "1e3MB", "1023KB", "4GBs", "1.2345GB"])
def test_what_is_no_size_of_memory_is_refused(text: str) -> None:
    with pytest.raises(typer.BadParameter, match="expected a size"):
        memory(text)
