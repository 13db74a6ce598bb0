#!/usr/bin/env bash
# Measures the time from `git clone` to the demo's first screen, in a terminal of its own, and prints it in seconds.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
place=$(mktemp -d)
socket="kakou-first-screen-$$"
trap 'tmux -L "$socket" kill-server 2>/dev/null || true; rm -rf "$place"' EXIT

began=$(date +%s.%N)
git clone -q "$here" "$place/kakou"
tmux -L "$socket" -u new-session -d -x 80 -y 24 "cd '$place/kakou' && exec assets/bootstrap.sh demo 2>'$place/words'"
until tmux -L "$socket" capture-pane -p 2>/dev/null | grep -q 'F9'; do
    tmux -L "$socket" has-session 2>/dev/null || {
        cat "$place/words" >&2
        exit 1
    }
    sleep 0.2
done
ended=$(date +%s.%N)
tmux -L "$socket" capture-pane -p
awk -v a="$began" -v b="$ended" 'BEGIN { printf "from clone to first screen: %.0f s on %s cores\n", b - a, "'"$(nproc)"'" }'
