#!/usr/bin/env bash
# Installs the programs that some tests compare with or drive: the originals in Python, servers, shells, a browser.
# A test that misses its program says so and is skipped; so nothing here is an error, and nothing is installed
# where the programs come from elsewhere or this user may not install any.
set -uo pipefail

declare -A packages=(
    [/usr/share/doc/python3-flask]=python3-flask
    [/usr/bin/gunicorn]=gunicorn
    [/usr/sbin/apache2]=apache2
    [/usr/share/doc/libapache2-mod-wsgi-py3]=libapache2-mod-wsgi-py3
    [/usr/bin/redis-server]=redis-server
    [/usr/bin/tmux]=tmux
    [/usr/bin/zsh]=zsh
    [/usr/bin/fish]=fish
    [/usr/bin/chromium]=chromium
)

missing=()
for path in "${!packages[@]}"; do
    [ -e "$path" ] || missing+=("${packages[$path]}")
done
[ ${#missing[@]} -gt 0 ] || exit 0

echo "== companions of the tests: ${missing[*]}"
if ! command -v apt-get > /dev/null || [ "$(id -u)" -ne 0 ]; then
    echo "not installed: this needs apt-get and the right to use it; the tests that want them are skipped"
    exit 0
fi

# No service may start by itself: the tests start their own, on loopback.
export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
timeout 300 apt-get update -qq > /dev/null 2>&1
for package in "${missing[@]}"; do
    timeout 600 apt-get install -y -qq --no-install-recommends "$package" > /dev/null 2>&1 || echo "not installed: $package"
done
exit 0
