#!/usr/bin/env bash
# Runs the libFuzzer targets of Tests/Fuzz:
#   fuzz.sh [SECONDS [NAME...]]   so many seconds each, 30 by default
#   fuzz.sh short                 3 seconds each, two targets at a time, for every change
#   fuzz.sh full                  10 minutes each, for the night
#
# Every Tests/Fuzz/FuzzNAME.swift names in its first line the rooms it needs, lowest first, and in its second perhaps a
# folder of a room that cannot be linked whole. Each room is compiled once, straight from Sources and instrumented; the seeds of Tests/Fuzz/Seeds/NAME.txt, one a line, begin the corpus, which is
# kept in .build-fuzz between runs. A crash leaves its input in .build-fuzz/crashes, and the script ends with 1.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
jobs=1
case "${1:-}" in
short) seconds=3 jobs=2 ;;
full) seconds=600 ;;
*) seconds=${1:-30} ;;
esac
shift || true
build=$root/.build-fuzz
mkdir -p "$build/crashes"
flags=(-sanitize=fuzzer -parse-as-library -O -swift-version 6 -I "$build" -I "$root/Sources/CLibcrypto"
    -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
    -enable-upcoming-feature MemberImportVisibility)

# Not every toolchain brings libFuzzer; 69 says so.
printf '@_cdecl("LLVMFuzzerTestOneInput") public func f(_ a: UnsafePointer<UInt8>, _ n: Int) -> CInt { 0 }' >"$build/probe.swift"
swiftc -sanitize=fuzzer -parse-as-library "$build/probe.swift" -o "$build/probe" 2>"$build/probe.log" || {
    echo "this Swift has no libFuzzer ($build/probe.log)" >&2
    exit 69
}

# room NAME: compiles a room, or a kit of the tests, into a module and one object, unless both are newer than its sources
room() {
    local object=$build/$1.o folder=$root/Sources/$1
    [ -d "$folder" ] || folder=$root/Tests/$1
    if [ -f "$object" ] && [ -z "$(find "$folder" -name '*.swift' -newer "$object" -print -quit)" ]; then
        return
    fi
    echo "compiling $1"
    find "$folder" -name '*.swift' -print0 | sort -z | xargs -0 swiftc "${flags[@]}" -wmo -c \
        -module-name "$1" -emit-module -emit-module-path "$build/$1.swiftmodule" -o "$object"
    touch "$object"
}

# fuzz NAME: builds one target, plants its seeds and runs it
fuzz() {
    local name=$1 source=$root/Tests/Fuzz/Fuzz$1.swift rooms folder inputs=()
    rooms=$(sed -n '1s|^// rooms: ||p' "$source")
    folder=$(sed -n '2s|^// sources: ||p' "$source")
    for each in $rooms; do
        room "$each"
        inputs+=("$build/$each.o")
    done
    if [ -n "$folder" ]; then
        inputs+=("$root/$folder"/*.swift)
    fi
    swiftc "${flags[@]}" -wmo -module-name "Fuzz$name" "$source" "${inputs[@]}" -o "$build/Fuzz$name"
    local corpus=$build/corpus/$name
    mkdir -p "$corpus"
    local number=0
    while IFS= read -r seed; do
        number=$((number + 1))
        printf '%s' "$seed" >"$corpus/seed-$number"
    done <"$root/Tests/Fuzz/Seeds/$name.txt"
    # Every word in quotation marks among the seeds, so that member names need not be found by chance.
    { grep -oE '"[A-Za-z0-9]+"' "$root/Tests/Fuzz/Seeds/$name.txt" || echo '"HU"'; } | sort -u >"$build/$name.dict"
    local log=$build/$name.log status=0
    "$build/Fuzz$name" -max_total_time="$seconds" -max_len=4096 -dict="$build/$name.dict" -timeout=5 -rss_limit_mb=1024 -print_final_stats=1 \
        -artifact_prefix="$build/crashes/$name-" "$corpus" >"$log" 2>&1 || status=$?
    local runs coverage
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    coverage=$(grep -o 'cov: [0-9]*' "$log" | tail -1)
    if [ $status -eq 0 ]; then
        echo "$name: ${runs:-0} runs, ${coverage:-cov: 0}, $number seeds, no crash"
    else
        echo "$name: FAILED with $status after ${runs:-?} runs; $log"
        tail -20 "$log"
        return 1
    fi
}

if [ $# -eq 0 ]; then
    for source in Tests/Fuzz/Fuzz*.swift; do
        name=${source##*/Fuzz}
        set -- "$@" "${name%.swift}"
    done
fi
# The rooms first, one after another, because targets share them.
for name in "$@"; do
    for each in $(sed -n '1s|^// rooms: ||p' "$root/Tests/Fuzz/Fuzz$name.swift"); do room "$each"; done
done
running=0 failed=0
for name in "$@"; do
    if [ "$running" -eq "$jobs" ]; then
        wait -n || failed=$((failed + 1))
        running=$((running - 1))
    fi
    fuzz "$name" &
    running=$((running + 1))
done
while [ "$running" -gt 0 ]; do
    wait -n || failed=$((failed + 1))
    running=$((running - 1))
done
echo "$(($# - failed)) passed, $failed failed"
[ "$failed" -eq 0 ]
