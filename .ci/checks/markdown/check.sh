#!/usr/bin/env bash
# Renders every *.md in a folder by a renderer that is not ours. Run `npm ci` here first.
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
[ -d "$here/node_modules" ] || stop "node_modules: run \"npm ci\" in .ci/checks/markdown first"

exec node "$here/judge.mjs" "$1"
