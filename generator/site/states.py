"""Names of states for their ISO codes."""

from __future__ import annotations

from generator.reference.states import states


def state_name(code: str) -> str:
    """The state's common English name; the code itself where the reference data does not hold it."""
    state = states().by_code.get(code)
    return state.name if state else code
