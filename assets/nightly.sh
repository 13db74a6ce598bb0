#!/usr/bin/env bash
# The long forms, for a schedule and not for every change: all tests with KAKOU_FULL=1, every fuzzer for ten minutes,
# every figure of the README. Ends with 1 where any of them failed; the others run all the same.
set -uo pipefail
cd "$(dirname "$0")/.."
failed=()

# step NAME COMMAND...: runs a command and says how long it took.
step() {
    local name=$1 began=$SECONDS status=0
    shift
    "$@" || status=$?
    echo "kakou nightly: $name ended with $status after $((SECONDS - began)) s" >&2
    [ "$status" -eq 0 ] || failed+=("$name")
}

bench() {
    swift build -c release --product kakou && swift build -c release --product kakou-bench || return
    local built
    built=$(swift build -c release --show-bin-path) || return
    "$built/kakou-bench" terminal --kakou "$built/kakou" --records 1000000 --check Tests/thresholds.json && "$built/kakou-bench" enqueue &&
        "$built/kakou-bench" drain --kakou "$built/kakou" && "$built/kakou-bench" records &&
        "$built/kakou-bench" backlog --full &&
        "$built/kakou-bench" service --kakou "$built/kakou" --people 1000 --people 100000 --people 1000000
}

step tests env KAKOU_FULL=1 assets/bootstrap.sh test
step fuzzers assets/fuzz.sh full
step figures bench
[ ${#failed[@]} -eq 0 ] || {
    echo "kakou nightly: failed: ${failed[*]}" >&2
    exit 1
}
