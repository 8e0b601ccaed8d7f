#!/usr/bin/env bash
# Opens every *.html in a folder in Chromium, as a reader would. Run `npm ci` here first.
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
[ -x "${TCSS_GATE_CHROMIUM:-/usr/bin/chromium}" ] || stop "chromium: it is not installed (Debian: chromium)"
[ -d "$here/node_modules" ] || stop "node_modules: run \"npm ci\" in .ci/checks/html first"

exec node "$here/judge.mjs" "$(cd "$1" && pwd)"
