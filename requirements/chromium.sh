#!/bin/sh
# Prints the path of a Chromium or Chrome for the browser tests; with --install, gets one first where that needs no question.
# CHROMIUM in the environment names another one.
set -eu

find_chromium() {
    for candidate in ${CHROMIUM:+"$CHROMIUM"} chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Chromium.app/Contents/MacOS/Chromium" \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
        if command -v "$candidate"; then
            return
        fi
    done
    return 1
}

# Runs the command as root, or fails at once where that would need a password.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

install_chromium() {
    command -v apt-get >/dev/null && as_root true 2>/dev/null || return 1
    echo "Installing Chromium for the browser tests." >&2
    as_root apt-get update -q >/dev/null &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends chromium >/dev/null
}

if find_chromium; then
    exit 0
fi
if [ "${1:-}" = --install ] && install_chromium && find_chromium; then
    exit 0
fi
echo "No Chromium found: the browser tests will be skipped." >&2
echo "Debian: sudo apt-get install chromium   Ubuntu: sudo snap install chromium   macOS: brew install --cask chromium" >&2
echo "If it has another name or place, say so: CHROMIUM=/path/to/chromium make test" >&2
exit 1
