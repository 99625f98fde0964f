# SPDX-License-Identifier: MIT
"""The goals, and the tables that say whether they are met."""

from __future__ import annotations

import dataclasses
import os
import pathlib
import platform

import contests
from contests import (  # fmt: skip
    AJV, CME, EMPTY, EVENTS, FTS5, GIT, HASH_2, HUGO, LF, RG, STEPS, UNCHANGED, UNSHARED, VALIDATE, Contests)
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


def at_least(command: str, limit: float, unit: str, value: float | None) -> Goal:
    measured, met = ("not measured", "–") if value is None else (f"{value:,.0f}", "yes" if value >= limit else "no")
    return Goal(command, f"≥ {limit:,g} {unit}", f"{measured} {unit}", met)


def growth_goal(command: str, limit: float, large: Measurement, small: Measurement, run: Contests) -> Goal:
    """The time of a record among many beside that among few, each the median of its rounds."""
    many, few = run.sizes["large"], run.sizes["medium"]
    times = large.median(CME), small.median(CME)
    ratio = None if None in times else times[0] / many / (times[1] / few)
    return at_most(command, limit, f"at {few:,}", ratio)


def validate_goals(run: Contests) -> tuple[list[Goal], list[Measurement]]:
    made = [plain := run.validate(), shared := run.validate_shared(), windows := run.validate_windows(),
            odd := run.validate_odd(), large := run.validate_large()]  # fmt: skip
    goals = [
        faster(plain.title, 12, AJV, plain.ratio(AJV, CME), in_short=True),
        at_most(plain.title, 2.1, HASH_2, plain.ratio(CME, HASH_2), in_short=True),
        at_most(large.title, 2.5, HASH_2, large.ratio(CME, HASH_2)),
        at_most(shared.title, 1.5, UNSHARED, shared.ratio(CME, UNSHARED)),
        at_most(windows.title, 1.3, LF, windows.ratio(CME, LF)),
        at_most(odd.title, 1.25, EVENTS, odd.ratio(CME, EVENTS)),
    ]
    return goals, made


def listing_goals(run: Contests) -> tuple[list[Goal], list[Measurement]]:
    made = [run.list_board("medium"), run.show("medium"), run.list_board("large"), run.show("large")]
    goals = []
    for listing in made:
        in_short = listing is made[0]
        goals.append(at_most(listing.title, 1.8, HASH_2, listing.ratio(CME, HASH_2), in_short))
        goals.append(at_most(listing.title, 1.5, f"`{RG}`", listing.ratio(CME, RG), in_short))
    return goals, made


def search_goals(run: Contests) -> tuple[list[Goal], list[Measurement]]:
    made = [warm := run.search_warm(), first_hits := run.search_warm("--limit", "10"), steps := run.search_steps(),
            cold := run.search_cold("medium"), cold_large := run.search_cold("large")]  # fmt: skip
    after = f"{HASH_2}, and 10 ms"
    per_record = f"`cme search` for the first time, time a record at {run.sizes['large']:,}"
    goals = [
        at_most(first_hits.title, 1.2, after, first_hits.ratio(CME, HASH_2, SEARCH_SECONDS), in_short=True),
        at_most(warm.title, 2, after, warm.ratio(CME, HASH_2, SEARCH_SECONDS), in_short=True),
        at_most(steps.title, 3, "a query whose words all match", steps.ratio(STEPS, CME)),
        at_most(cold.title, 1.3, FTS5, cold.ratio(CME, FTS5), in_short=True),
        at_most(cold_large.title, 1.3, FTS5, cold_large.ratio(CME, FTS5)),
        growth_goal(per_record, 1.1, cold_large, cold, run),
        at_most(f"the index of {run.sizes['large']:,} records", 0.8, "the records' bytes", run.index_share()),
    ]
    return goals, made


def writing_goals(run: Contests) -> tuple[list[Goal], list[Measurement]]:
    made = [formatting := run.format(), difference := run.difference()]
    goals = [
        at_most(formatting.title, 2, f"`{VALIDATE}`", formatting.ratio(CME, VALIDATE)),
        at_most(difference.title, 2, f"`{GIT}`", difference.ratio(CME, GIT)),
    ]
    for form in ("csv", "xlsx"):
        made.append(rows := run.import_sheet(form))
        seconds = rows.median(CME)
        goals.append(at_least(rows.title, 20_000, "rows/s", None if seconds is None else run.sizes["medium"] / seconds))
    return goals, made


def site_goals(run: Contests) -> tuple[list[Goal], list[Measurement]]:
    made = [plain := run.render("medium"), large := run.render("large")]
    records = run.sizes["medium"]
    unchanged = f"`cme render`, {records:,} records, nothing to change"
    hugo = "Hugo in a new folder"
    goals = [
        faster(plain.title, 8, HUGO, plain.ratio(HUGO, CME), in_short=True),
        faster(unchanged, 15, hugo, plain.ratio(HUGO, UNCHANGED), in_short=True),
        at_most(plain.title, 2.5, f"`{VALIDATE}`", plain.ratio(CME, VALIDATE)),
        growth_goal(f"`cme render`, time a record at {run.sizes['large']:,}", 1.2, large, plain, run),
        memory(large.title, 2_500, large.peak_mb(CME)),
    ]
    return goals, made


def size_goals(run: Contests) -> tuple[list[Goal], list[Measurement]]:
    made = [heavy := run.memory(), growth := run.growth(), start := run.start()]
    goals = []
    for arguments, limit in zip(contests.MEMORY_COMMANDS, (120, 120, 200)):
        name = " ".join(["cme", *arguments])
        goals.append(memory(f"`{name}`, {run.sizes['large']:,} records", limit, heavy.peak_mb(name)))
    for command in ("validate", "list"):
        ratio = growth.ratio(f"cme {command}, large", f"cme {command}, small")
        title = f"`cme {command}`, time a record at {run.sizes['large']:,}"
        goals.append(at_most(title, 1.2, f"at {run.sizes['small']:,}", ratio))
    goals.append(at_most(start.title, 1.3, EMPTY, start.ratio(CME, EMPTY)))
    return goals, made


def measure_all(run: Contests) -> tuple[list[Goal], list[Measurement]]:
    goals, made = [], []
    # Imports are the most sensitive to what fills the memory before them.
    for subject in (writing_goals, validate_goals, listing_goals, search_goals, site_goals, size_goals):
        more_goals, more_made = subject(run)
        goals += more_goals
        made += more_made
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
