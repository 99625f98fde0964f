# SPDX-License-Identifier: MIT
"""The unit tests as a program for which a mutant is compiled, but not linked."""
import hashlib
import json
import os
import pathlib
import re
import resource
import shlex
import signal
import subprocess

import mutants

MEMORY_BYTES = 4 << 30
FILE_BYTES = 256 << 20


def replaced(command, **values):
    """The command with other words after its options, for example after -o."""
    command = list(command)
    for option, value in values.items():
        command[command.index(f"-{option}") + 1] = str(value)
    return command


class Program:
    """Takes the code of src/ from a library, and before that from libmutant.so in the folder of the mutant.

    Nothing in the build folder is changed. Its tests/cme_unit_tests must be up to date.
    """

    def __init__(self, build, folder, launcher):
        self.build = build
        self.folder = folder
        self.launcher = launcher
        self.compile_commands = {pathlib.Path(entry["file"]): shlex.split(entry["command"])
                                 for entry in json.loads((build / "compile_commands.json").read_text())}
        steps = subprocess.run(["ninja", "-C", build, "-t", "commands", "-s", "tests/cme_unit_tests"], check=True,
                               text=True, capture_output=True).stdout
        # ": && COMMAND && what CMake does after that"
        link = shlex.split(steps.strip().splitlines()[-1].split("&&")[1])
        self.linker = [word for word in link if not word.endswith((".o", ".a", ".so")) and ".so." not in word
                       and word not in ("-o", "tests/cme_unit_tests", "-pie", "-fPIE")]
        core = folder / "libcme_core.so"
        self.link(core, "-Wl,--whole-archive", "libcme_core.a", "-Wl,--no-whole-archive")
        without_mutant = self.link(folder / "libmutant.so")
        words = [core if word == "libcme_core.a" else word for word in replaced(link, o=folder / "tests")]
        self.execute([words[0], "-Wl,--no-as-needed", without_mutant, *words[1:], f"-Wl,-rpath,{folder}"])

    def execute(self, command):
        subprocess.run(command, cwd=self.build, check=True, capture_output=True)

    def link(self, library, *inputs):
        self.execute([*self.linker, "-shared", "-o", library, f"-Wl,-soname,{library.name}", *inputs])
        return library

    def compile_text(self, path, text, folder, launcher, *options):
        """The object of the text in place of the source's, or None if it does not compile."""
        folder.mkdir(exist_ok=True)
        source, compiled = folder / path.name, folder / "mutant.o"
        source.write_text(text)
        command = replaced(self.compile_commands[path], o=compiled, c=source)
        options = ["-iquote", path.parent, "-w", f"-ffile-prefix-map={folder}=.", *options]
        done = subprocess.run([*launcher, *command, *options], cwd=self.build, capture_output=True)
        return compiled if done.returncode == 0 else None

    def compile(self, name, mutant):
        """The object of the mutant, which is compiled once, or None if it does not compile."""
        folder = self.folder / hashlib.sha256(name.encode()).hexdigest()
        if (folder / "mutant.o").exists():
            return folder / "mutant.o"
        return self.compile_text(mutant.path, mutant.text(), folder, self.launcher)

    def take(self, objects, folder):
        """Tests that run in the folder then run these mutants, which are of different sources."""
        self.link(folder / "libmutant.so", *objects)

    def optimized(self, path, text):
        compiled = self.compile_text(path, text, self.folder / "optimized", [], "-O1", "-g0", "-fno-sanitize=all")
        return compiled and compiled.read_bytes()

    def is_same_code(self, mutant):
        """Whether an optimizing compiler makes the same of the mutant as of the source."""
        original = self.optimized(mutant.path, mutant.source)
        return original is not None and self.optimized(mutant.path, mutant.text()) == original

    def run(self, folder, options, seconds=None):
        """Runs tests with all their files in the folder, for so long. Returns the name of one that fails, or None."""

        def limit_resources():
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # in the background it is ignored, and a test asks for it
            if seconds:
                resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
                resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
                resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_BYTES, FILE_BYTES))

        mutant = folder if (folder / "libmutant.so").exists() else self.folder
        environment = os.environ | {"CME_TODAY": "2026-01-15", "TMPDIR": str(folder), "LD_LIBRARY_PATH": str(mutant)}
        try:
            done = subprocess.run([self.folder / "tests", "--gtest_brief=1", *options], cwd=folder, env=environment,
                                  preexec_fn=limit_resources, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.DEVNULL, timeout=seconds and 20 * seconds)
        except subprocess.TimeoutExpired:
            return "one that hangs"
        if done.returncode == 0:
            return None
        failed = re.search(rb"\[  FAILED  \] ([\w./]+)", done.stdout)
        return failed[1].decode() if failed else "one that crashes or hangs"

    def find_failing(self, folder, tests):
        """Runs the tests until one fails, for at most twice the time that they take without a mutant."""
        if not tests:
            return None
        names = ":".join(test.name for test in tests)
        seconds = 5 + round(2 * sum(test.seconds for test in tests))
        return self.run(folder, ["--gtest_fail_fast", f"--gtest_filter={names}"], seconds)
