# SPDX-License-Identifier: MIT
"""Runs commands in turn and keeps what they took."""

from __future__ import annotations

import dataclasses
import functools
import multiprocessing
import multiprocessing.pool
import os
import statistics
import subprocess
import sys
import time
from typing import Callable


@dataclasses.dataclass
class Contender:
    """One command, with what makes its figure comparable to the others'."""

    name: str
    command: list[str]
    scale: float = 1.0  # how many times the measured work the others do
    rounds: int = 1_000  # no more than so many, where one takes long
    before: Callable[[], None] | None = None  # not counted
    prints_seconds: bool = False  # counts the time itself, and prints it
    may_find_faults: bool = False  # exit code 1 is an answer


@dataclasses.dataclass
class Run:
    seconds: float
    peak_mb: float


class Failed(Exception):
    """A command that did not do what it should."""


def _run(command: list[str], environment: dict[str, str], keeps_output: bool) -> tuple[int, float, float, bytes]:
    """Runs a command; returns its exit code, seconds, peak memory in MB, and its output if it is to be kept."""
    begin = time.perf_counter()
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE if keeps_output else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        env=environment,
    ) as process:
        printed = process.stdout.read() if process.stdout else b""
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, seconds, usage.ru_maxrss / 1024, printed


@functools.cache
def _starter() -> multiprocessing.pool.Pool:
    """A process that runs the commands. The kernel counts the memory of a command from its fork on, so that it is never
    less than that of the process that starts it; this one stays small."""
    return multiprocessing.get_context("spawn").Pool(1)


def run_once(contender: Contender, environment: dict[str, str]) -> Run:
    if contender.before:
        contender.before()
    arguments = (contender.command, environment, contender.prints_seconds)
    code, seconds, peak_mb, printed = _starter().apply(_run, arguments)
    if code != 0 and not (contender.may_find_faults and code == 1):
        raise Failed(f"{contender.name} ended with exit code {code}")
    return Run((float(printed) if contender.prints_seconds else seconds) * contender.scale, peak_mb)


@dataclasses.dataclass
class Measurement:
    """What all contenders of one piece of work took, round by round."""

    title: str
    runs: dict[str, list[Run]]
    remarks: list[str]

    def median(self, name: str) -> float | None:
        runs = self.runs.get(name)
        return statistics.median(run.seconds for run in runs) if runs else None

    def peak_mb(self, name: str) -> float | None:
        runs = self.runs.get(name)
        return max(run.peak_mb for run in runs) if runs else None

    def ratio(self, name: str, other: str, allowance: float = 0.0) -> float | None:
        """The median, pair by pair, of how many times as long as `other` (and `allowance` seconds more) `name` takes.

        What disturbs the machine for a while disturbs both of a pair.
        """
        pairs = list(zip(self.runs.get(name, []), self.runs.get(other, [])))
        if not pairs:
            return None
        return statistics.median((one.seconds - allowance) / two.seconds for one, two in pairs)


def in_turn(title: str, contenders: list[Contender], rounds: int, environment: dict[str, str]) -> Measurement:
    """Runs each contender once a round, so that all see the same weather. Who fails is left out, with a remark."""
    measurement = Measurement(title, {contender.name: [] for contender in contenders}, [])
    failed = set()
    for turn in range(rounds):
        print(f"{title}: round {turn + 1} of {rounds}", file=sys.stderr)
        for contender in contenders:
            if contender.name in failed or turn >= contender.rounds:
                continue
            try:
                measurement.runs[contender.name].append(run_once(contender, environment))
            except (Failed, OSError) as failure:
                failed.add(contender.name)
                measurement.runs.pop(contender.name)
                measurement.remarks.append(f"left out: {failure}")
    return measurement
