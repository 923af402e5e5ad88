"""How a cost grows with the number of articles."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np


def exponent(costs: Mapping[int, float]) -> float | None:
    """The k of the power n^k by which a cost grows: the slope of the line through the logarithms, by least squares.

    1 is a cost that is the same for each article, however many there are; less has a part that all share.

    Args:
        costs: of each number of articles; all above 0.

    Returns:
        None for less than two numbers, through which any line goes.
    """
    if len(costs) < 2:
        return None
    sizes = sorted(costs)
    return float(np.polyfit(np.log(sizes), np.log([costs[size] for size in sizes]), 1)[0])
