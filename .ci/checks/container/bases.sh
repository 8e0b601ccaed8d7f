# Bases made on this computer, since none is pulled: one to build on, with nothing of its own (the tools of this computer are mounted into it), and
# one to run on, with a shell. To be sourced.

# make_build_base NAME FOLDER
make_build_base() {
  local name
  mkdir -p "$2"/{usr,etc,tmp,root,var,proc,dev,sys,source}
  for name in bin lib lib64 sbin; do ln -s "usr/$name" "$2/$name"; done
  cp -rL /etc/ssl /etc/alternatives "$2/etc/" 2> /dev/null
  cp -L /etc/passwd /etc/group /etc/hosts /etc/resolv.conf /etc/ld.so.cache "$2/etc/"
  chmod 1777 "$2/tmp"
  commit_base "$1" "$2"
}

# make_run_base NAME FOLDER
make_run_base() {
  local name
  mkdir -p "$2"/{bin,etc,tmp,proc,dev,sys}
  cp /bin/busybox "$2/bin/"
  for name in sh mkdir printf cat id touch; do ln -s busybox "$2/bin/$name"; done
  commit_base "$1" "$2"
}

commit_base() {
  local container
  container=$(buildah from scratch)
  buildah add --quiet "$container" "$2" / > /dev/null
  buildah config --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$container"
  buildah commit --quiet "$container" "$1" > /dev/null
  buildah rm "$container" > /dev/null
}
