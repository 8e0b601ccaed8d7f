#!/usr/bin/env bash
# Publishes the native binary of a platform under the name that releases have, and tries it out.
# Usage: release-binary.sh PLATFORM SUFFIX FOLDER [MSBUILD-ARGUMENT…], as in: release-binary.sh win-x64 .exe release
set -euo pipefail

platform=$1 suffix=$2 folder=$3
shift 3
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
built=$(mktemp -d)
trap 'rm -rf "$built"' EXIT

dotnet publish src/TcssGate.Cli --configuration Release --runtime "$platform" -p:GateAot=true --output "$built" "$@"
mkdir -p "$folder"
binary="$folder/tcss-gate-$version-$platform$suffix"
cp "$built/tcss-gate$suffix" "$binary"

"$binary" --version | grep -qxF "$version" || { echo "the binary does not say that it is $version" >&2; exit 1; }
"$binary" apply ccr.ccs.tencentyun.com/shop/web:1.4.2 --policy policies-examples/production.yaml --emulate policies-examples/world.yaml
