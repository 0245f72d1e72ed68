#!/bin/sh
# Installs the Debian libraries that Qt needs, if any of them is missing. "venv": Python's own venv module.
# "bench": what WeasyPrint needs, which the handout is measured against.
set -eu
if [ "${1:-}" = venv ]; then
    packages=python3-venv
elif [ "${1:-}" = bench ]; then
    packages="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
else
    packages="libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"
fi
command -v dpkg-query >/dev/null 2>&1 || exit 0
missing=
for package in $packages; do
    # Newer Debian names the library libglib2.0-0t64 and provides the old name.
    dpkg-query -W -f '${Status}\n' "$package" "${package}t64" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
as_root=
if [ "$(id -u)" -ne 0 ]; then
    as_root=$(command -v sudo) || {
        echo "ipdesk needs these Debian packages; install them as root: apt-get install$missing" >&2
        exit 1
    }
fi
echo "Installing system libraries:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086  # a list of names
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1 || {
    echo "These Debian packages could not be installed:$missing. Install them and try again." >&2
    exit 1
}
