#!/usr/bin/env bash
# Builds both images with buildah from bases made here, and runs them against the emulator over TLS, with a certificate authority of its own.
# Needs root, buildah, busybox-static, openssl, the tools of a static native build, and the built server of the emulator.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)
work=$(mktemp -d)
started=()
trap 'kill "${started[@]}" 2> /dev/null; rm -rf "$work"' EXIT
# shellcheck source=../../harness.sh
source "$root/.ci/harness.sh"
# shellcheck source=bases.sh
source "$here/bases.sh"
readonly megabytes=20
readonly names=127.0.0.77
readonly shop=ccr.ccs.tencentyun.com/shop
export BUILDAH_ISOLATION=chroot
export TENCENTCLOUD_SECRET_ID=AKIDEMULATED0000000000000000000EXAMPLE TENCENTCLOUD_SECRET_KEY=EmulatedSecretKey0000000EXAMPLE
buildah() { command buildah --storage-driver vfs --root "$work/storage" --runroot "$work/run" "$@"; }

build() {
  buildah bud --layers --network host --target "$1" --tag "gate-$1" --build-arg SDK=localhost/build-base --build-arg BASE=localhost/run-base \
    --volume /usr:/usr:ro --volume "$HOME/.nuget:/root/.nuget" --env HOME=/root --env DOTNET_CLI_TELEMETRY_OPTOUT=1 "$root"
}

config() { buildah inspect --type image --format "{{$2}}" "$1"; }
equals() { [ "$1" = "$2" ] || { echo "$1 is not $2"; false; }; }

# What a registry stores and everybody pulls: the compressed layers.
small_enough() {
  buildah push --quiet "$1" "oci:$work/oci-$1" || return
  local bytes
  bytes=$(du --bytes --total "$work/oci-$1"/blobs/sha256/* | tail -n 1 | cut -f 1)
  echo "# $1: $bytes bytes compressed, $(du --bytes --summarize "$work/minimal" | cut -f 1) unpacked" | tee "$work/size"
  [ "$bytes" -le $((megabytes * 1000 * 1000)) ]
}

unpack() {
  local container
  container=$(buildah from "$1") && cp -a "$(buildah mount "$container")" "$work/$2" && buildah rm "$container" > /dev/null
  # Where containers get what they need mounted.
  mkdir -p "$work/$2"/{proc,dev,work,etc} && touch "$work/$2/etc/resolv.conf"
}

# gate IMAGE BUNDLE TAG CODE: the image, by its own entry point and user, ends with this code.
gate() {
  unshare --mount bash "$here/in-image.sh" "$work/$1" 65532:65532 "$2" "$work/resolv.conf" "$work/mounted" /usr/local/bin/tcss-gate \
    apply "$shop/$3" --policy /work/policy.yaml --endpoint "$endpoint" --output text --output json=/work/gate.json
  equals $? "$4"
}

shell() { unshare --mount bash "$here/in-image.sh" "$work/default" 65532:65532 "$work/authority.crt" "$work/resolv.conf" "$work/mounted" /bin/sh -c "$1"; }

make_authority() {
  openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=$1" -keyout "$work/$1.key" -out "$work/$1.crt"
}

make_certificate() {
  openssl req -newkey rsa:2048 -nodes -subj /CN=tcss.test -addext subjectAltName=DNS:tcss.test -keyout "$work/server.key" -out "$work/server.csr" \
    && openssl x509 -req -in "$work/server.csr" -CA "$work/authority.crt" -CAkey "$work/authority.key" -CAcreateserial -days 2 -copy_extensions copy -out "$work/server.crt"
}

# start NAME COMMAND…: in the background, until it has said its first line.
start() {
  local name=$1; shift
  "$@" > "$work/$name.out" 2> "$work/$name.err" &
  started+=($!)
  for _ in $(seq 200); do [ -s "$work/$name.out" ] && return; kill -0 $! 2> /dev/null || break; sleep 0.1; done
  cat "$work/$name.err"; return 1
}

check "bases are made" make_build_base build-base "$work/bases/build"
check "a base with a shell is made" make_run_base run-base "$work/bases/run"
check "the minimal image is built" build minimal
check "the default image is built" build default
[ "$failed" -eq 0 ] || finish

for image in minimal default; do
  check "$image: the entry point is the program" equals "$(config gate-$image .OCIv1.Config.Entrypoint)" "[/usr/local/bin/tcss-gate]"
  check "$image: the user is not root" equals "$(config gate-$image .OCIv1.Config.User)" 65532:65532
  check "$image: it can be unpacked" unpack "gate-$image" "$image"
done
check "minimal: it holds the program and the authorities, and nothing else" \
  equals "$(cd "$work/minimal" && find . -type f -size +0 | sort | tr '\n' ' ')" "./etc/ssl/certs/ca-certificates.crt ./usr/local/bin/tcss-gate "
check "minimal: the program needs no library" bash -c "! readelf --dynamic '$work/minimal/usr/local/bin/tcss-gate' | grep NEEDED"
check "minimal: it has at most $megabytes MB" small_enough gate-minimal
cat "$work/size"

mkdir "$work/mounted" && chmod 777 "$work/mounted" && cp "$root/.ci/checks/emulator/policy.yaml" "$work/mounted/"
echo "nameserver $names" > "$work/resolv.conf"
check "an authority is made" make_authority authority
check "another one is made" make_authority stranger
check "the server has a certificate" make_certificate
check "names are answered" start names node "$here/names.mjs" "$names"
check "the emulator serves TLS" start server dotnet "$root/src/TcssGate.Emulator.Server/bin/Debug/net10.0/TcssGate.Emulator.Server.dll" \
  --world "$root/.ci/checks/emulator/world.yaml" --urls https://127.0.0.1:0 --Kestrel:Certificates:Default:Path="$work/server.crt" --Kestrel:Certificates:Default:KeyPath="$work/server.key"
endpoint="https://tcss.test:$(grep -oE '[0-9]+$' "$work/server.out")"

for image in minimal default; do
  check "$image: a met image ends with 0, on a root that cannot be written" gate "$image" "$work/authority.crt" web:1.4.2 0
  check "$image: its report is in the mounted folder" grep -q '"verdict": "met"' "$work/mounted/gate.json"
  check "$image: a violated one ends with 2" gate "$image" "$work/authority.crt" api:2.0.0 2
  check "$image: an undecided one ends with 3" gate "$image" "$work/authority.crt" batch:7 3
  check "$image: a server that only a stranger vouches for is refused, and nothing judged" gate "$image" "$work/stranger.crt" web:1.4.2 1
done
check "default: its shell runs a job, as that user" shell 'test "$(id -u)" = 65532 && printf "%s\n" '"$shop/web:1.4.2"' | tcss-gate apply --images - --policy /work/policy.yaml --endpoint '"$endpoint"
check "default: nothing can be written but to what is mounted" shell '! touch /usr/local/bin/x && touch /work/x'
finish
