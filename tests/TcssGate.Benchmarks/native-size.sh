#!/usr/bin/env bash
# What the native binary is made of: its size, its methods and their code by namespace, and the element types that System.Linq is compiled for.
# Needs clang and zlib1g-dev. Usage: native-size.sh [MAP] (a map file of an earlier run; without it the binary is published first, which takes
# minutes). How to read it: docs/native-aot.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
map=${1:-}

if [ -z "$map" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  dotnet publish src/TcssGate.Cli -c Release -r linux-x64 -p:GateAot=true -p:IlcGenerateMapFile=true -o "$work/native" \
    >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
  map=$(find src/TcssGate.Cli/obj -path "*/Release/net10.0/linux-x64/native/tcss-gate.map.xml")
  echo "binary: $(stat -c %s "$work/native/tcss-gate") bytes"
fi

# A method in the map: Assembly_Namespace_Type<type arguments, parted by "__">__Method; System___Canon stands for every reference type.
awk '
  function element(name,   at, depth, start) {
    start = index(name, "<") + 1
    for (at = start; at <= length(name); at++) {
      if (substr(name, at, 1) == "<") depth++
      else if (substr(name, at, 1) == ">" && depth-- == 0) break
      else if (substr(name, at, 2) == "__" && depth == 0) break
    }
    return substr(name, start, at - start)
  }
  function table(title, most, counts, bytes,   key, sort) {
    printf "\n%s\n", title
    fflush()
    sort = "sort -k2,2nr | head -n " most
    for (key in counts) printf "%8d %10d bytes  %s\n", counts[key], bytes[key], key | sort
    close(sort)
  }
  / Length="/ { match($0, /Length="[0-9]+/); size = substr($0, RSTART + 8, RLENGTH - 8); kind = substr($1, 2); kinds[kind]++; kindBytes[kind] += size }
  /<MethodCode / {
    match($0, /Name="[^"]*/); name = substr($0, RSTART + 6, RLENGTH - 6)
    match(name, /^(S_P_CoreLib|[A-Za-z]+_[A-Za-z]+)/); space = substr(name, 1, RLENGTH); spaces[space]++; spaceBytes[space] += size
    gsub(/&lt;/, "<", name); gsub(/&gt;/, ">", name); gsub(/System___Canon/, "ref", name); gsub(/S_P_CoreLib_System_/, "", name)
    if (name ~ /^System_Linq_/ && name ~ /</) { type = element(name); elements[type]++; elementBytes[type] += size }
  }
  END {
    table("by kind", 8, kinds, kindBytes)
    table("methods by assembly", 12, spaces, spaceBytes)
    table("methods of System.Linq by type of element (ref: any class)", 20, elements, elementBytes)
  }' "$map"
