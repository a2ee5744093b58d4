#!/bin/sh
# Installs what the tests use beside Python's packages: GNU gettext, which judges the catalogues.
# Where it cannot be installed, the tests that need it are skipped, and say so.
#
#   sh tools/prepare-tests.sh
set -eu
command -v msgfmt >/dev/null 2>&1 && exit 0

as=""
[ "$(id -u)" = 0 ] || as="sudo -n"
echo "Installing: gettext" >&2
if command -v apt-get >/dev/null 2>&1; then
  $as apt-get install -y --no-install-recommends gettext >/dev/null 2>&1 ||
    { $as apt-get update >/dev/null 2>&1 &&
      $as apt-get install -y --no-install-recommends gettext >/dev/null 2>&1; } ||
    echo "could not install gettext; some tests will be skipped" >&2
elif command -v brew >/dev/null 2>&1; then
  brew install gettext >/dev/null 2>&1 ||
    echo "could not install gettext; some tests will be skipped" >&2
fi
