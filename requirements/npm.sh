#!/bin/sh
# Installs what tests need of npm, `axe` or `lighthouse`, into build/, with the pins of its folder here; with --pin, pins the newest versions.
# Without npm it says so and changes nothing: the tests that need it are skipped.
set -eu

here=$(dirname "$0")
target=$here/../build

if ! command -v npm >/dev/null; then
    echo "No npm found, so ${1#--} is left out. Debian, Ubuntu: sudo apt-get install npm   macOS: brew install node" >&2
    exit 0
fi

# Every package is checked against the hash of its pin; a lock names no registry, so that this machine's own is asked.
install() {
    mkdir -p "$target/$1"
    if ! cmp -s "$here/$1/package-lock.json" "$target/$1/.installed"; then
        cp "$here/$1/package.json" "$here/$1/package-lock.json" "$target/$1/" &&
            (cd "$target/$1" && npm ci --ignore-scripts --no-audit --no-fund --silent) &&
            cp "$here/$1/package-lock.json" "$target/$1/.installed"
    fi
}

# Installed in full: a lock that npm makes without installing can lack what a package needs of its peers.
pin() {
    rm -rf "$target/pins-$1"
    mkdir -p "$target/pins-$1"
    cp "$here/$1/package.json" "$target/pins-$1/"
    (cd "$target/pins-$1" && npm install --omit-lockfile-registry-resolved --ignore-scripts --no-audit --no-fund --silent)
    cp "$target/pins-$1/package-lock.json" "$here/$1/"
}

if [ "$1" = --pin ]; then
    pin axe
    pin lighthouse
else
    install "$1" || echo "npm could not install $1: the tests that need it are skipped." >&2
fi
