#!/usr/bin/env bash
# How long the program takes as a whole process, and its peak of memory: the native binary and the JIT build in turn, medians and their ratio.
# Needs bash 5, GNU time (Debian: time), clang and zlib1g-dev. Usage: startup.sh [RUNS] (default 21).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
runs=${1:-21}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ -x /usr/bin/time ] || { echo "GNU time is not installed (Debian: apt-get install time)" >&2; exit 1; }

dotnet publish src/TcssGate.Cli -c Release -r linux-x64 -p:GateAot=true -o "$work/native" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
dotnet publish src/TcssGate.Cli -c Release -o "$work/jit" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

median() { sort -n "$1" | sed -n "$(((runs + 1) / 2))p"; }

# once FILE COMMAND…: appends "microseconds kilobytes" of one whole process.
once() {
  local file=$1 start end; shift
  start=${EPOCHREALTIME/./}
  /usr/bin/time -f %M -o "$work/memory" "$@" >/dev/null 2>"$work/error" || { echo "failed: $*" >&2; cat "$work/error" >&2; exit 1; }
  end=${EPOCHREALTIME/./}
  echo $((end - start)) >>"$file.time"
  tail -n 1 "$work/memory" >>"$file.memory"
}

compare() {
  local name=$1; shift
  rm -f "$work"/a.* "$work"/b.*
  for _ in $(seq "$runs"); do
    once "$work/a" "$work/native/tcss-gate" "$@"
    once "$work/b" dotnet "$work/jit/tcss-gate.dll" "$@"
  done
  awk -v name="$name" -v at="$(median "$work/a.time")" -v bt="$(median "$work/b.time")" -v am="$(median "$work/a.memory")" -v bm="$(median "$work/b.memory")" \
    'BEGIN { printf "%-42s native %6.1f ms %6.1f MB   JIT %6.1f ms %6.1f MB   ratio %.2f time, %.2f memory\n", name, at/1000, am/1024, bt/1000, bm/1024, at/bt, am/bm }'
}

echo "medians of $runs runs, native and JIT in turn; each time includes about 1 ms of starting the process under GNU time"
compare "--help" --help
compare "apply, one image that is already scanned" apply --emulate tests/TcssGate.Benchmarks/scanned.world.yaml --policy policies-examples/baseline.yaml \
  ccr.ccs.tencentyun.com/shop/web:1.4.2@sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0
