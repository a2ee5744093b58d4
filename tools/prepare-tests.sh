#!/bin/sh
# Installs what the tests use beside Python's packages: GNU gettext, which judges the catalogues,
# Ghostscript, which makes plates of files for print, and Hunspell's dictionaries, in which words are looked up (where one cannot be installed, the
# tests that need it are skipped, and say so); and what checks the JavaScript of the preview's page,
# by Node.js, from the lock file in a folder.
#
#   sh tools/prepare-tests.sh tools/page
set -eu

page=$1
as=""
[ "$(id -u)" = 0 ] || as="sudo -n"

# Install Debian's packages, or say that some tests will be skipped.
install() {
  echo "Installing: $*" >&2
  if command -v apt-get >/dev/null 2>&1; then
    $as apt-get install -y --no-install-recommends "$@" >/dev/null 2>&1 ||
      { $as apt-get update >/dev/null 2>&1 &&
        $as apt-get install -y --no-install-recommends "$@" >/dev/null 2>&1; } ||
      echo "could not install $*; some tests will be skipped" >&2
  elif command -v brew >/dev/null 2>&1; then
    brew install "$@" >/dev/null 2>&1 ||
      echo "could not install $*; some tests will be skipped" >&2
  fi
}

command -v msgfmt >/dev/null 2>&1 || install gettext
command -v gs >/dev/null 2>&1 || install ghostscript
dictionaries=/usr/share/hunspell
if command -v apt-get >/dev/null 2>&1; then
  for pair in en_GB:hunspell-en-gb be_BY:hunspell-be ru_RU:hunspell-ru; do
    [ -f "$dictionaries/${pair%%:*}.dic" ] || install "${pair#*:}"
  done
fi

command -v npm >/dev/null 2>&1 || install nodejs npm
npm ci --prefix "$page" --silent --no-audit --no-fund ||
  echo "could not install what checks the preview's page; make test needs it" >&2
