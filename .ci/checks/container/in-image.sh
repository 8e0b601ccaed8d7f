#!/usr/bin/env bash
# Runs a command in the file system of an image as its user, with a root that nobody can write to. Mounts are gone with the process.
# Usage: in-image.sh ROOT USER BUNDLE RESOLV WORK COMMAND…
# BUNDLE is the bundle of authorities that the image shall trust, RESOLV its resolv.conf, WORK the folder that it sees as /work.
set -euo pipefail
root=$1 user=$2 bundle=$3 resolv=$4 work=$5
shift 5
mount --bind "$root" "$root"
mount --rbind /proc "$root/proc"
mount --rbind /dev "$root/dev"
mount --bind "$resolv" "$root/etc/resolv.conf"
mount --bind "$work" "$root/work"
mount --bind "$bundle" "$root/etc/ssl/certs/ca-certificates.crt"
mount -o remount,ro,bind "$root"
cd "$root"
exec env -u SSL_CERT_FILE -u SSL_CERT_DIR PATH=/usr/local/bin:/bin "$(command -v chroot)" --userspec="$user" . "$@"
