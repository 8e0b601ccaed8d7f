#!/usr/bin/env bash
# Makes a folder of binaries a release: COMMIT says what it was made of, SHA256SUMS what its files hold (read by get-program.sh).
# Usage: release-checksums.sh FOLDER TAG COMMIT
set -euo pipefail

version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
[ "$2" = "v$version" ] || { echo "the tag is $2, but the sources are v$version" >&2; exit 1; }
cd "$1"
printf '%s\n' "$3" > COMMIT
sha256sum COMMIT tcss-gate* > SHA256SUMS
