#!/usr/bin/env bash
# Proves that the JSON Schema of the policy and the program accept the same good policies and refuse the same bad ones. Run `npm ci` here first.
# Usage: check.sh PROGRAM [ARGUMENT…], as in: check.sh dotnet tcss-gate.dll
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

stop() {
  echo "not ok $1"
  echo "0 passed, 1 failed"
  exit 1
}

[ $# -ge 1 ] || stop "arguments: the program is needed (usage: check.sh PROGRAM [ARGUMENT…])"
command -v node > /dev/null || stop "node: it is not installed"
[ -d "$here/node_modules" ] || stop "node_modules: run \"npm ci\" in .ci/checks/policy-schema first"

exec node "$here/judge.mjs" "$here/../../.." "$@"
