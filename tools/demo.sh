#!/usr/bin/env bash
#   tools/demo.sh [--no-serve] [--port N]
# A real listener's ten years through the whole path, from a stand-in last.fm on this machine: no key, no account. Ends
# with the dashboard, until Ctrl-C; with --no-serve without it.
set -euo pipefail
cd "$(dirname "$0")/.."
serve=yes
flags=()
while [ $# -gt 0 ]; do
  case $1 in
    --no-serve) serve= ;;
    --port) flags+=(--port "${2:?demo: --port takes a number}"); shift ;;
    *) echo "demo: '$1' is none of --no-serve, --port N" >&2; exit 64 ;;
  esac
  shift
done
bin=build/release

port_file=$(mktemp)
rm -f "$port_file"
"$bin/tonearm-simulator" --user demo --api-key demo-key --history demo/history.csv.gz --tags demo/artist_tags.csv \
  --port-file "$port_file" --max-seconds 86400 >/dev/null &
simulator=$!
trap 'kill "$simulator" 2>/dev/null && wait "$simulator"; rm -f "$port_file"' EXIT
for _ in $(seq 200); do
  [ -s "$port_file" ] && break
  kill -0 "$simulator" 2>/dev/null || { echo "demo: the stand-in last.fm did not start" >&2; exit 1; }
  sleep 0.1
done

export TONEARM_HOME=tonearm-demo TONEARM_MAX_RATE=10000
mkdir -p "$TONEARM_HOME"
(umask 077 && cat >"$TONEARM_HOME/tonearm.toml") <<'END'
user = "demo"
api_key = "demo-key"
zone = "Europe/London"
END
TONEARM_API_BASE="http://127.0.0.1:$(cat "$port_file")/2.0/"
export TONEARM_API_BASE

echo "The stand-in last.fm serves a real listener's scrobbles of 2005 to 2015 (demo/README.md)."
echo "The artists' tags were written by hand, with invented counts: they are not last.fm's."
echo
echo '$ tonearm sync'
"$bin/tonearm" sync
for question in genres clock years seasons; do
  echo
  echo "\$ tonearm report $question"
  "$bin/tonearm" report "$question"
done
cat <<'END'

That was tonearm-demo/. With your own account (a key is free: https://www.last.fm/api/account/create):
  build/release/tonearm init      asks for user and API key, and checks both
  build/release/tonearm sync      copies everything: 100,000 scrobbles are about 100 requests, a minute
  build/release/tonearm report    the answers; run sync once a day to keep them true
  build/release/tonearm serve     the dashboard; with --sync-at 05:00 it keeps itself true
END
[ -n "$serve" ] || exit 0
echo
echo '$ tonearm serve'
"$bin/tonearm" serve "${flags[@]}"
