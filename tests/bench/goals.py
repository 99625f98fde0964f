# SPDX-License-Identifier: MIT
"""The goals, and the tables that say whether they are met."""

from __future__ import annotations

import dataclasses
import os
import pathlib
import platform

import contests
from contests import AJV, CME, EMPTY, EVENTS, FTS5, HASH_2, RG, STEPS, Contests
from measuring import Measurement

# What a search may take beside reading the files.
SEARCH_SECONDS = 0.010


@dataclasses.dataclass
class Goal:
    command: str
    goal: str
    measured: str
    met: str
    in_short: bool = False  # also in the README


def at_most(command: str, limit: float, other: str, ratio: float | None, in_short: bool = False) -> Goal:
    measured, met = ("not measured", "–") if ratio is None else (f"{ratio:.2f} ×", "yes" if ratio <= limit else "no")
    return Goal(command, f"≤ {limit:g} × {other}", measured, met, in_short)


def faster(command: str, limit: float, other: str, ratio: float | None, in_short: bool = False) -> Goal:
    measured, met = ("not measured", "–") if ratio is None else (f"{ratio:.1f} ×", "yes" if ratio >= limit else "no")
    return Goal(command, f"≥ {limit:g} × faster than {other}", measured, met, in_short)


def memory(command: str, limit_mb: int, peak_mb: float | None) -> Goal:
    measured, met = "not measured", "–"
    if peak_mb is not None:
        measured, met = f"{peak_mb:.0f} MB", "yes" if peak_mb <= limit_mb else "no"
    return Goal(f"{command}: peak memory", f"≤ {limit_mb} MB", measured, met)


def measure_all(run: Contests) -> tuple[list[Goal], list[Measurement]]:
    made = [validate := run.validate(), odd := run.validate_odd(), some := run.list_board("medium"),
            all_of_them := run.list_board("large"), show := run.show(), warm := run.search_warm(),
            first_hits := run.search_warm("--limit", "10"), steps := run.search_steps(), cold := run.search_cold(),
            heavy := run.memory(), growth := run.growth(), start := run.start()]  # fmt: skip
    goals = [
        faster(validate.title, 12, AJV, validate.ratio(AJV, CME), in_short=True),
        at_most(validate.title, 3, HASH_2, validate.ratio(CME, HASH_2), in_short=True),
        at_most(odd.title, 1.25, EVENTS, odd.ratio(CME, EVENTS)),
    ]
    for listing in (some, all_of_them, show):
        in_short = listing is some
        goals.append(at_most(listing.title, 2.5, HASH_2, listing.ratio(CME, HASH_2), in_short))
        goals.append(at_most(listing.title, 2, f"`{RG}`", listing.ratio(CME, RG), in_short))
    after = f"{HASH_2}, and 10 ms"
    for search in (first_hits, warm):
        goals.append(at_most(search.title, 1.5, after, search.ratio(CME, HASH_2, SEARCH_SECONDS), in_short=True))
    goals.append(at_most(steps.title, 3, "a query whose words all match", steps.ratio(STEPS, CME)))
    goals.append(at_most(cold.title, 1.3, FTS5, cold.ratio(CME, FTS5), in_short=True))
    for arguments, limit in zip(contests.MEMORY_COMMANDS, (150, 150, 250)):
        name = " ".join(["cme", *arguments])
        goals.append(memory(f"`{name}`, {run.sizes['large']:,} records", limit, heavy.peak_mb(name)))
    for command in ("validate", "list"):
        ratio = growth.ratio(f"cme {command}, large", f"cme {command}, small")
        title = f"`cme {command}`, time a record at {run.sizes['large']:,}"
        goals.append(at_most(title, 1.2, f"at {run.sizes['small']:,}", ratio))
    goals.append(at_most(start.title, 2, EMPTY, start.ratio(CME, EMPTY)))
    return goals, made


def table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def goals_table(goals: list[Goal]) -> str:
    return table(["command", "goal", "measured", "met"], [[g.command, g.goal, g.measured, g.met] for g in goals])


def time(seconds: float) -> str:
    return f"{seconds:.3f} s" if seconds >= 0.1 else f"{seconds * 1000:.1f} ms"


def times_table(measurement: Measurement) -> str:
    """The medians, and how many times as long as the first each takes: pair by pair, so not a ratio of the medians."""
    first = next(iter(measurement.runs), None)
    rows = []
    for name in measurement.runs:
        ratio = measurement.ratio(name, first)
        rows.append([name, time(measurement.median(name)), f"{ratio:.2f}", f"{measurement.peak_mb(name):.0f} MB"])
    heads = ["", "median", f"× {first}", "peak memory"]
    remarks = "".join(f"\n{remark}\n" for remark in measurement.remarks)
    return f"**{measurement.title}**\n\n{table(heads, rows)}{remarks}"


def machine() -> str:
    """The processor, its cores, the kernel, and how busy it is: whether the run was a quiet one."""
    names = [line.partition(":")[2].strip() for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines()
             if line.startswith("model name")]  # fmt: skip
    name = names[0] if names else platform.machine()
    cores = f"{len(os.sched_getaffinity(0))} of {os.cpu_count()} cores"
    return f"{name}, {cores}, {platform.system()} {platform.release()}, load {os.getloadavg()[0]:.1f} at the end"
