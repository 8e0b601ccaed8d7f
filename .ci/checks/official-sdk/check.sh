#!/bin/sh
# Drives the stand-in cloud, served over HTTP, with the official Node SDK.
# The server has to be built; TCSS_EMULATOR_SERVER says where its dll is, when not in the default place.
set -u
cd "$(dirname "$0")" || exit 1
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error || { echo "0 passed, 1 failed"; exit 1; }
report=$(npm test --silent 2>&1)
code=$?
printf '%s\n' "$report"
passed=$(printf '%s\n' "$report" | sed -n 's/^# pass \([0-9]*\)$/\1/p' | tail -n 1)
failed=$(printf '%s\n' "$report" | sed -n 's/^# fail \([0-9]*\)$/\1/p' | tail -n 1)
passed=${passed:-0}
failed=${failed:-0}

# A runner that fails otherwise, or runs nothing, is a failure too.
if [ "$failed" -eq 0 ] && { [ "$code" -ne 0 ] || [ "$passed" -eq 0 ]; }; then
  failed=1
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
