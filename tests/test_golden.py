"""The examples as text, read by a human eye and kept. `pytest --update` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.examples import EXAMPLES, built

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("ragam", ["petikan", "rancangan", "salinan", "srikandi", "tte"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_text_is_the_one_that_was_read(name: str, ragam: str, request: pytest.FixtureRequest) -> None:
    """A change in any word, label, line or mark of an example shows here."""
    path = GOLDEN / f"{name}-{ragam}.txt"
    actual = built(name, ragam, "txt")
    if request.config.getoption("--update"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(actual)

    assert path.exists(), "no golden text yet: look at the output, then run pytest --update"
    assert path.read_bytes() == actual
