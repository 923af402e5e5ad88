#!/bin/sh
# Creates the virtual environment $1 with the newest Python that the pins know, and says what is missing where it cannot.
set -eu

environment=$1
versions="python3.13 python3.12 python3.11 python3 python3.14"

# Whether $1 starts and is a Python that the project supports.
supported() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

# Whether $1 can make a virtual environment: Debian packs that separately.
complete() {
    "$1" -c 'import ensurepip, venv' >/dev/null 2>&1
}

# Prints the first of the known Pythons for which the test $1 holds too.
find_python() {
    for candidate in ${PYTHON:-$versions}; do
        if supported "$candidate" && "$1" "$candidate"; then
            echo "$candidate"
            return
        fi
    done
}

python=$(find_python complete)
if [ -z "$python" ]; then
    python=$(find_python supported)
    if [ -z "$python" ]; then
        echo "Précis needs Python 3.11 or newer and found none (looked for: ${PYTHON:-$versions})." >&2
        echo "Debian, Ubuntu: sudo apt-get install python3 python3-venv   macOS: brew install python@3.13" >&2
        echo "If it has another name or place, say so: make PYTHON=/path/to/python3 …" >&2
        exit 1
    fi
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        echo "Installing $package: $python cannot make virtual environments yet."
        apt-get update -q >/dev/null
        DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$package" >/dev/null
    else
        echo "$python cannot make virtual environments. On Debian and Ubuntu: sudo apt-get install $package" >&2
        exit 1
    fi
fi

echo "Creating $environment with $("$python" --version)"
"$python" -m venv "$environment"
