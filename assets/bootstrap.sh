#!/usr/bin/env bash
# From a fresh Debian 12 with a Swift 6.3 toolchain to a running kakou.
#
#   assets/bootstrap.sh demo      install what is missing, build, run the demo
#   assets/bootstrap.sh test      the same, then every test; with --full the long forms, which take hours
#   assets/bootstrap.sh install   a static release build, put into PREFIX/bin (default /usr/local)
set -euo pipefail
cd "$(dirname "$0")/.."

swift_wanted=6.3
# What the toolchain runs with, the C headers that Swift links against, and the four C libraries of kakou; without pkgconf the
# build warns of a library that is there.
build_packages=(ca-certificates git binutils pkgconf libcurl4 libxml2 tzdata libc6-dev libgcc-12-dev libstdc++-12-dev
    zlib1g-dev libncurses-dev libsqlite3-dev libssl-dev libzint-dev)
# What the tests need beside that: a real terminal, other implementations to compare with, a decoder of symbols.
test_packages=(ncurses-base ncurses-bin tmux openssl python3 python3-venv python3-pip zbar-tools procps curl)

say() { printf 'kakou: %s\n' "$*" >&2; }
fail() {
    say "$@"
    exit 69
}

# Installs those of the named Debian packages that are not there yet.
install_missing() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    command -v apt-get >/dev/null || fail "missing here: ${missing[*]}. There is no apt-get; install their likes by hand."
    local root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "missing here: ${missing[*]}. Run as root: apt-get install ${missing[*]}"
        root=(sudo)
    fi
    say "installing ${missing[*]}"
    "${root[@]}" apt-get -qq update
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends -y "${missing[@]}" >/dev/null
}

need_swift() {
    command -v swift >/dev/null || fail "there is no swift here. Install Swift $swift_wanted or newer: https://www.swift.org/install/linux/"
    local found
    found=$(swift --version 2>&1 | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
    [ -n "$found" ] || fail "swift does not tell its version; kakou needs $swift_wanted or newer"
    [ "$(printf '%s\n%s\n' "$swift_wanted" "$found" | sort -V | head -n 1)" = "$swift_wanted" ] ||
        fail "this is Swift $found; kakou needs $swift_wanted or newer"
}

# Runs Swift's tests, no more at a time than cores: a test that computes holds its thread, and one that talks to a service
# must not wait for it past the service's deadline. Where some failed, says once more which and why as the last lines,
# below thousands of others.
swift_tests() {
    local log=.build/tests.log status=0
    swift test --skip-build --experimental-maximum-parallelization-width "$(nproc)" "$@" 2>&1 | tee "$log" || status=$?
    if [ "$status" -ne 0 ]; then
        say "failed of swift test $*:"
        grep -aE -A 4 'recorded an issue|Fatal error|Crash' "$log" | grep -avE 'passed after|started\.$' | tail -n 60 >&2
    fi
    return "$status"
}

case "${1:-}" in
demo)
    install_missing "${build_packages[@]}"
    need_swift
    swift build --product kakou
    exec "$(swift build --show-bin-path)/kakou" demo "${@:2}"
    ;;
test)
    install_missing "${build_packages[@]}" "${test_packages[@]}"
    need_swift
    [ "${2:-}" != --full ] || export KAKOU_FULL=1
    swift build --build-tests
    KAKOU="$(swift build --show-bin-path)/kakou"
    export KAKOU
    python3 -m venv .build/venv
    .build/venv/bin/pip -q install -r Tests/Conformance/requirements.txt -r Tests/Screens/requirements.txt
    # Tests with real terminals, real kills and faulty disks run by themselves: they would keep the others from their turn.
    swift_tests --skip 'PTYTests|FaultTests'
    swift_tests --filter FaultTests
    swift_tests --filter PTYTests
    .build/venv/bin/python -m pytest -q -p no:cacheprovider Tests/Conformance
    .build/venv/bin/python -m pytest -q -p no:cacheprovider Tests/Screens
    # Ends with 69 where the toolchain has no libFuzzer.
    assets/fuzz.sh short || [ $? -eq 69 ]
    ;;
install)
    install_missing "${build_packages[@]}"
    need_swift
    swift build -c release --product kakou --static-swift-stdlib
    install -D -m 755 "$(swift build -c release --product kakou --static-swift-stdlib --show-bin-path)/kakou" \
        "${PREFIX:-/usr/local}/bin/kakou"
    share="${PREFIX:-/usr/local}/share"
    install -D -m 644 assets/man/kakou.1 "$share/man/man1/kakou.1"
    install -D -m 644 assets/man/zh_CN/kakou.1 "$share/man/zh_CN/man1/kakou.1"
    install -D -m 644 assets/completions/kakou.bash "$share/bash-completion/completions/kakou"
    install -D -m 644 assets/completions/_kakou "$share/zsh/site-functions/_kakou"
    install -D -m 644 assets/completions/kakou.fish "$share/fish/vendor_completions.d/kakou.fish"
    say "installed ${PREFIX:-/usr/local}/bin/kakou"
    ;;
*)
    sed -n '2,6p' "$0" | sed 's/^# \{0,1\}//'
    exit 64
    ;;
esac
