# SPDX-License-Identifier: MIT
"""Finds the programs that are compared, and installs those of others if asked to."""

from __future__ import annotations

import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
CHECKOUT = HERE.parent.parent


def install(packages: pathlib.Path) -> None:
    if subprocess.run([CHECKOUT / "scripts/setup", "--bench"]).returncode != 0:
        sys.exit("the packages of the system could not be installed")
    packages.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / "peers" / name, packages / name)
    if subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=packages).returncode != 0:
        sys.exit("npm could not install the packages of tests/bench/peers/package-lock.json")


def build() -> None:
    if subprocess.run([CHECKOUT / "scripts/build", "bench"]).returncode != 0:
        sys.exit("cme could not be built; tests/bench/compare --install gets what building it needs")


def find_python() -> str | None:
    """A python3 that has the modules; the first on the path is often not the one that Debian's packages belong to."""
    needed = "import jsonschema, yaml; yaml.CSafeLoader"
    for python in (sys.executable, "python3", "/usr/bin/python3"):
        if shutil.which(python) and subprocess.run([python, "-c", needed], capture_output=True).returncode == 0:
            return python
    return None


class Programs:
    """Which of the programs are there; `missing` says of the others how to get them."""

    def __init__(self, cme: pathlib.Path, tools: pathlib.Path, packages: pathlib.Path):
        self.cme = cme
        self.tools = tools
        self.packages = packages
        self.missing: list[str] = []
        self.python = find_python() or self._miss("PyYAML and jsonschema", "python3-yaml python3-jsonschema")
        self.rg = shutil.which("rg") or self._miss("rg", "ripgrep")
        self.jq = shutil.which("jq") or self._miss("jq", "jq")
        self.recsel = shutil.which("recsel") or self._miss("recsel and recfix", "recutils")
        self.yamllint = shutil.which("yamllint") or self._miss("yamllint", "yamllint")
        self.hugo = shutil.which("hugo") or self._miss("Hugo", "hugo")
        self.node = shutil.which("node") or self._miss("node", "nodejs npm")
        if self.node and not (packages / "node_modules").is_dir():
            self.node = None
            self.missing.append("js-yaml, ajv, ajv-cli and Pagefind: tests/bench/compare --install")
        found = sorted(packages.glob("node_modules/@pagefind/*/bin/pagefind_extended")) if self.node else []
        self.pagefind = str(found[0]) if found else None
        self.limits = (tools / "cme_read_files").exists()
        if not self.limits:
            self.missing.append("the limits (walk, read and hash, and others): they are built by the preset bench")

    def _miss(self, what: str, debian: str) -> None:
        self.missing.append(f"{what}: apt-get install {debian}, or tests/bench/compare --install")

    def tool(self, name: str) -> str:
        return str(self.tools / name)
