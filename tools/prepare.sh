#!/bin/sh
# Prepares a machine: a virtual environment, and the libraries that WeasyPrint sets text with
# (Pango, its FreeType part, HarfBuzz's subsetter). Installs what is missing when it can, and
# otherwise says what to type.
#
#   sh tools/prepare.sh PYTHON FOLDER
set -eu
python=$1
folder=$2

# Install Debian's packages, as root or with sudo, or say how and stop.
install_debian() {
  command="apt-get install -y --no-install-recommends $*"
  if [ "$(id -u)" = 0 ]; then
    as=""
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as="sudo -n"
  else
    echo "Missing: $*. Type this, then try again:" >&2
    echo "  sudo $command" >&2
    exit 1
  fi
  echo "Installing: $*" >&2
  $as $command >/dev/null 2>&1 || { $as apt-get update >/dev/null && $as $command >/dev/null; }
}

has_pango() {
  "$1" - <<'PY'
import ctypes
import ctypes.util
import sys

WANTED = {
    "pango-1.0": ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    "pangoft2-1.0": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
    "harfbuzz-subset": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
}
FOLDERS = ("", "/opt/homebrew/lib/", "/usr/local/lib/")


def loads(path):
    try:
        return bool(path) and bool(ctypes.CDLL(path))
    except OSError:
        return False


for name, files in WANTED.items():
    paths = [folder + file for folder in FOLDERS for file in files]
    if not any(map(loads, [*paths, ctypes.util.find_library(name)])):
        sys.exit(1)
PY
}

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "belpress needs Python 3.11 or newer; name one with: make PYTHON=python3.12 …" >&2
  exit 1
fi

if [ ! -x "$folder/bin/python" ]; then
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null && command -v apt-get >/dev/null 2>&1; then
    install_debian python3-venv
  fi
  "$python" -m venv "$folder"
fi

if ! has_pango "$folder/bin/python"; then
  if command -v apt-get >/dev/null 2>&1; then
    install_debian libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  elif command -v brew >/dev/null 2>&1; then
    echo "Installing: pango harfbuzz" >&2
    brew install pango harfbuzz >&2
  else
    echo "Pango is missing. Install pango and harfbuzz with your system's packages." >&2
    exit 1
  fi
  has_pango "$folder/bin/python" || { echo "Pango is still missing." >&2; exit 1; }
fi
