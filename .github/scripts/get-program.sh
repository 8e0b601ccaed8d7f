#!/usr/bin/env bash
# Puts tcss-gate into the runner's temporary folder and its path into the output `path`: the binary of the release of exactly this version of the
# action, its checksum verified; built from these very sources where there is no such release.
# Reads ACTION_PATH, ACTION_REF, ACTION_REPOSITORY, GITHUB_SERVER_URL, GITHUB_OUTPUT, RUNNER_OS, RUNNER_ARCH and RUNNER_TEMP.
set -euo pipefail

version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$ACTION_PATH/Directory.Build.props")
release="${GITHUB_SERVER_URL:-https://github.com}/${ACTION_REPOSITORY:-}/releases/download/v$version"
ref=${ACTION_REF:-this-copy}
folder="$RUNNER_TEMP/tcss-gate-${ref//[^A-Za-z0-9.-]/_}"
suffix=""
[ "$RUNNER_OS" != Windows ] || suffix=.exe
program="$folder/tcss-gate$suffix"

refuse() {
  printf '::error title=tcss-gate::%s\n' "$1" >&2
  exit 1
}

# fetch NAME: 0 when it is there now, 1 when there is no such file; anything else ends everything, since it says nothing either way.
fetch() {
  local status
  status=$(curl --silent --show-error --location --retry 3 --retry-connrefused --output "$folder/$1" --write-out '%{http_code}' "$release/$1") \
    || refuse "the release could not be asked for $1; run the job again"
  case $status in
    200) return 0 ;;
    404) return 1 ;;
    *) refuse "the release answered HTTP $status for $1; run the job again" ;;
  esac
}

platform() {
  case $RUNNER_OS-$RUNNER_ARCH in
    Linux-X64) echo linux-x64 ;;
    Linux-ARM64) echo linux-arm64 ;;
    Windows-X64) echo win-x64 ;;
    macOS-ARM64) echo osx-arm64 ;;
    *) return 1 ;;
  esac
}

# A branch is ahead of its release, and so may any commit be but the one that the release was made of.
is_released() {
  case $ref in
    "v$version" | "v${version%.*}" | "v${version%%.*}") return 0 ;;
  esac
  [[ $ref =~ ^[0-9a-f]{40}$ ]] && fetch COMMIT && [ "$(tr -d '[:space:]' < "$folder/COMMIT")" = "$ref" ]
}

checksum() { if command -v sha256sum > /dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1 | tr -d '\\'; }

download() {
  local name expected actual
  name="tcss-gate-$version-$(platform)$suffix" || return 1
  [ -n "${ACTION_REPOSITORY:-}" ] && is_released && fetch "$name" || return 1
  fetch SHA256SUMS || refuse "the release has no SHA256SUMS, so nothing in it can be trusted"
  expected=$(awk -v name="$name" '{ sub(/^\*/, "", $2) } $2 == name { print $1 }' "$folder/SHA256SUMS")
  actual=$(checksum "$folder/$name")
  [ -n "$expected" ] && [ "$expected" = "$actual" ] || refuse "the checksum of $name is $actual, but SHA256SUMS says ${expected:-nothing}; it is not run"
  mv "$folder/$name" "$program"
  chmod +x "$program"
  echo "tcss-gate $version from its release, sha256 $actual"
}

build() {
  command -v dotnet > /dev/null \
    || refuse "there is no release for $ref and $RUNNER_OS-$RUNNER_ARCH, and no .NET SDK to build with; use a released version, or actions/setup-dotnet before this step"
  echo "tcss-gate $version has no release for $ref and $RUNNER_OS-$RUNNER_ARCH; it is built from its sources"
  dotnet publish "$ACTION_PATH/src/TcssGate.Cli" --configuration Release --output "$folder" --nologo --verbosity quiet \
    || refuse "tcss-gate could not be built; it needs the .NET 10 SDK"
}

mkdir -p "$folder"
[ -x "$program" ] || download || build
printf 'path=%s\n' "$program" >> "$GITHUB_OUTPUT"
