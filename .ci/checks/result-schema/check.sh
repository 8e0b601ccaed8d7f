#!/usr/bin/env bash
# Holds every *.json of a folder, saved results all of them, against docs/result.schema.json. Run `npm ci` here first.
# Usage: check.sh DIR
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

stop() {
  echo "not ok $1"
  echo "0 passed, 1 failed"
  exit 1
}

[ $# -eq 1 ] || stop "arguments: one folder is needed (usage: check.sh DIR)"
[ -d "$1" ] || stop "$1: there is no such folder"
command -v node > /dev/null || stop "node: it is not installed"
[ -d "$here/node_modules" ] || stop "node_modules: run \"npm ci\" in .ci/checks/result-schema first"

exec node "$here/judge.mjs" "$1" "$here/../../../docs"
