#!/usr/bin/env bash
# Follows the pages about deployments word by word, against the stand-in server. Run `npm ci` here first.
# Usage: check.sh PROGRAM, the tcss-gate binary. Needs the built stand-in server, terraform, and groovy with a Java.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

stop() {
  echo "not ok $1"
  echo "0 passed, 1 failed"
  exit 1
}

[ $# -eq 1 ] || stop "arguments: the program is needed (usage: check.sh PROGRAM)"
[ -x "$1" ] || stop "$1: there is no such program"
for tool in terraform groovy java; do command -v "$tool" > /dev/null || stop "$tool: it is not installed"; done
[ -d "$here/node_modules" ] || stop "node_modules: run \"npm ci\" in .ci/checks/deployment first"
TCSS_GATE_BINARY=$(realpath "$1")
JAVA_HOME=${JAVA_HOME:-$(dirname "$(dirname "$(realpath "$(command -v java)")")")}
export TCSS_GATE_BINARY JAVA_HOME
cd "$here"

status=0
report=$(node --test --test-reporter=tap ./*.test.mjs 2>&1) || status=$?
printf '%s\n' "$report"
passed=$(printf '%s\n' "$report" | sed -n 's/^# pass \([0-9]*\)$/\1/p' | tail -n 1)
failed=$(printf '%s\n' "$report" | sed -n 's/^# fail \([0-9]*\)$/\1/p' | tail -n 1)
passed=${passed:-0}
failed=${failed:-0}

# A runner that fails otherwise, or runs nothing, is a failure too.
if [ "$failed" -eq 0 ] && { [ "$status" -ne 0 ] || [ "$passed" -eq 0 ]; }; then failed=1; fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
