"""Readers, finders and pages meet inputs that nobody would write; what broke something once is tried ever since."""

from __future__ import annotations

import os

import pytest

from tests.soak.fuzz import FOUND, fault, fuzz, keep, targets

# Minutes in all; half of them for the whole way to a page.
_MINUTES = float(os.environ.get("PRECIS_FUZZ_MINUTES", "10"))
_SEED = int(os.environ.get("PRECIS_FUZZ_SEED", "0"))
_BRIEFLY = 0.4


@pytest.mark.parametrize("path", sorted(FOUND.glob("*.bin")), ids=lambda path: path.stem)
def test_what_broke_something_once_breaks_nothing(path: object) -> None:
    assert isinstance(path, type(FOUND))
    target, right = targets()[path.stem.rpartition("-")[0]]
    fault(target, right[0])
    assert fault(target, path.read_bytes()) is None


# A whole page takes long to make: those are for the long run.
@pytest.mark.parametrize("name", sorted(name for name in targets() if not name.startswith("page.")))
def test_changed_inputs_break_nothing_at_first_sight(name: str) -> None:
    assert [wrong for _, wrong in fuzz(name, _BRIEFLY)] == []


@pytest.mark.soak
@pytest.mark.parametrize("name", sorted(targets()))
def test_changed_inputs_break_nothing(name: str) -> None:
    share = 0.25 if name.startswith("page") else 0.5 / (len(targets()) - 2)
    faults = {wrong.partition("(")[0]: (data, wrong) for data, wrong in fuzz(name, 60 * _MINUTES * share, _SEED)}
    assert [f"{keep(name, data)}: {wrong}" for data, wrong in faults.values()] == []
