#!/usr/bin/env bash
# What an audit of 10,000 images takes as a whole process, against the served stand-in cloud: calls, time and peak of memory, natively and compiled as it runs.
# Needs GNU time (Debian: time), clang and zlib1g-dev. Usage: estate.sh.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
[ -x /usr/bin/time ] || { echo "GNU time is not installed (Debian: apt-get install time)" >&2; exit 1; }

dotnet publish src/TcssGate.Cli -c Release -r linux-x64 -p:GateAot=true -o "$work/native" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
dotnet publish src/TcssGate.Cli -c Release -o "$work/jit" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
dotnet publish src/TcssGate.Emulator.Server -c Release -o "$work/server" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

cat >"$work/world.yaml" <<'WORLD'
version: 1
nodeImages: [{ name: "estate/app-{n}:1", count: 10000, scanned: 2h }]
images: [{ repository: "ccr.ccs.tencentyun.com/estate/app-{n}", tag: "1", count: 10000, scanned: 2h }]
WORLD
echo '{ version: 1, name: counts, desired: { vulnerabilities: 10, viruses: 0, risks: 0, trusted: { required: true, enforcement: advisory } } }' >"$work/policy.yaml"
dotnet "$work/server/TcssGate.Emulator.Server.dll" --world "$work/world.yaml" --urls http://127.0.0.1:0 >"$work/address" &
server=$!
for _ in $(seq 100); do [ -s "$work/address" ] && break; sleep 0.2; done
export TENCENTCLOUD_SECRET_ID=AKIDEMULATED0000000000000000000EXAMPLE TENCENTCLOUD_SECRET_KEY=EmulatedSecretKey0000000EXAMPLE

audit() {
  local name=$1; shift
  /usr/bin/time -f '%e %M' -o "$work/measure" "$@" --verbose --policy "$work/policy.yaml" --endpoint "$(head -n 1 "$work/address")" >/dev/null 2>"$work/error" \
    || { echo "failed: $*" >&2; tail -n 20 "$work/error" >&2; exit 1; }
  read -r seconds kilobytes <"$work/measure"
  awk -v name="$name" -v s="$seconds" -v k="$kilobytes" -v calls="$(grep -cE ' (Describe|Sync|Create)[A-Z]' "$work/error")" \
    'BEGIN { printf "%-44s %4d calls %6.1f s %6.1f MB\n", name, calls, s, k/1024 }'
}

for arguments in "plan --source node --all" "apply --source node --all" "apply --all"; do
  audit "$arguments, native" "$work/native/tcss-gate" $arguments
  audit "$arguments, JIT" dotnet "$work/jit/tcss-gate.dll" $arguments
done
