"""A generated city as a problem for contenders."""

from __future__ import annotations

import numpy as np

from benchmarks.layout import Layout
from benchmarks.packing.city import City, area_cost
from benchmarks.packing.measure import measure
from benchmarks.problem import ProgramProblem


def opened(city: City) -> ProgramProblem:
    """The city's program, its layout, and its measure."""
    return ProgramProblem(
        program=city.program,
        measured=lambda x: measure(city, x),
        choices=city.choices,
        blocks=city.blocks,
        layout=_layout(city),
        city=city,
    )


def _layout(city: City) -> Layout:
    town, years, per = city.town, city.town.years, city.packages
    inside = town.members >= 0
    area = np.arange(city.areas * years).reshape(city.areas, years)
    whole = np.full((town.size, years), -1)
    cost = np.zeros(city.choices)
    cost[: area.size] = np.repeat(area_cost(town), years)
    if per:  # the last package is the one with every work
        last = city.areas + np.arange(town.size) * per + per - 1
        whole = last[:, None] * years + np.arange(years)
        cost[whole.ravel()] = np.repeat(town.price.sum(axis=1), years)
    return Layout(
        graph=town.graph,
        need=town.need.astype(np.float64),
        households=town.households,
        district=town.district,
        indptr=np.append(0, np.cumsum(inside.sum(axis=1))),
        members=town.members[inside],
        area=area,
        whole=whole,
        cost=cost,
        points=city.program.objective[: city.choices],
        money=np.arange(0 if city.full else years) + town.size,
    )
