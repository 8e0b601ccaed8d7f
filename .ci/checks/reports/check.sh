#!/usr/bin/env bash
# Judges every *.sarif, *.junit.xml, *.gitlab-container-scanning and *.gitlab-codequality in a folder by validators that are not ours. Run `npm ci` here first.
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
command -v xmllint > /dev/null || stop "xmllint: it is not installed (Debian: libxml2-utils)"
[ -d "$here/node_modules" ] || stop "node_modules: run \"npm ci\" in .ci/checks/reports first"

multitool="$here/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
[ -f "$multitool" ] || stop "Sarif.Multitool: it is not in node_modules; run \"npm ci\" in .ci/checks/reports again"
chmod u+x "$multitool"

exec node "$here/judge.mjs" "$1" "$multitool"
