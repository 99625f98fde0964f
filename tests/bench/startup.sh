#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# tests/bench/startup.sh [CME]: the time that `cme --version` takes beside `true`, in milliseconds a start.
set -euo pipefail

cme=${1:-build/release/cme}
runs=500

measure() {
  local begin end i
  begin=${EPOCHREALTIME/./}
  for ((i = 0; i < runs; ++i)); do
    "$@" >/dev/null
  done
  end=${EPOCHREALTIME/./}
  printf '%-30s %6.3f ms\n' "$*" "$(((end - begin) * 1000 / runs))e-6"
}

measure "$(type -P true)"
measure "$cme" --version
