# Counts checks, for scripts that source it. A check prints "ok NAME" or "not ok NAME"; finish prints the total and ends the script.
passed=0
failed=0

pass() { passed=$((passed + 1)); printf 'ok %s\n' "$*"; }
fail() { failed=$((failed + 1)); printf 'not ok %s\n' "$*"; }

# check NAME COMMAND…: passes when the command succeeds. Its output is shown only when it does not.
check() {
  local name=$1 log; shift
  log=$(mktemp)
  if "$@" > "$log" 2>&1; then pass "$name"; else fail "$name"; tail -n 40 "$log"; fi
  rm -f "$log"
}

# add_total NAME LOG: adds the last "N passed, N failed" of a log; a log without one, or with no check, is a failure.
add_total() {
  local line
  line=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$2" | tail -n 1)
  if [ -z "$line" ] || [ "$line" = '0 passed, 0 failed' ]; then fail "$1 gave no total"; return; fi
  passed=$((passed + ${line%% passed*}))
  line=${line#*, }
  failed=$((failed + ${line%% failed*}))
}

finish() {
  printf '%d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}
