#!/bin/sh
# Makes sure that the libraries which WeasyPrint sets text with are there: Pango, its FreeType
# part, and HarfBuzz's subsetter. Installs them when it can; otherwise says what to type.
set -eu
python=$1

present() {
  "$python" - <<'PY'
import ctypes, ctypes.util, sys
wanted = {"pango-1.0": ("libpango-1.0.so.0", "libpango-1.0.dylib"),
          "pangoft2-1.0": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
          "harfbuzz-subset": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib")}
folders = ("", "/opt/homebrew/lib/", "/usr/local/lib/")
for name, files in wanted.items():
    paths = [folder + file for folder in folders for file in files]
    for path in paths + [ctypes.util.find_library(name) or ""]:
        try:
            if path and ctypes.CDLL(path):
                break
        except OSError:
            continue
    else:
        sys.exit(1)
PY
}

present && exit 0

if command -v apt-get >/dev/null 2>&1; then
  packages="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
  install="apt-get install -y --no-install-recommends $packages"
  if [ "$(id -u)" = 0 ]; then
    echo "Installing Pango: $install" >&2
    $install >/dev/null 2>&1 || { apt-get update >/dev/null && $install >/dev/null; }
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    echo "Installing Pango: sudo $install" >&2
    sudo -n $install >/dev/null 2>&1 || { sudo -n apt-get update >/dev/null && sudo -n $install >/dev/null; }
  else
    echo "Pango is missing. Type this, then try again:" >&2
    echo "  sudo $install" >&2
    exit 1
  fi
elif command -v brew >/dev/null 2>&1; then
  echo "Installing Pango: brew install pango harfbuzz" >&2
  brew install pango harfbuzz >&2
else
  echo "Pango is missing. Install it with your system's packages (pango, harfbuzz), then try again." >&2
  exit 1
fi

present || { echo "Pango is still missing after the installation." >&2; exit 1; }
