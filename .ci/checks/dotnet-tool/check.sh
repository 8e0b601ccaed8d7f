#!/usr/bin/env bash
# Packs the program as a .NET tool, installs it from the package as a user would, and runs it.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.." || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=../../harness.sh
source .ci/harness.sh
apply() {
  "$work/tool/tcss-gate" apply "$1" --policy policies-examples/production.yaml --emulate policies-examples/world.yaml
  [ $? -eq "$2" ]
}

check "it is packed" dotnet pack src/TcssGate.Cli --configuration Release --output "$work/package" --nologo
check "it is installed from the package" dotnet tool install tcss-gate --tool-path "$work/tool" --source "$work/package"
check "a met image ends with 0" apply ccr.ccs.tencentyun.com/shop/web:1.4.2 0
check "a violated one with 2" apply ccr.ccs.tencentyun.com/shop/api:2.0.0 2
check "an undecided one with 3" apply ccr.ccs.tencentyun.com/shop/batch:7 3
finish
