#!/bin/sh
# Installs the browser that the tests of the preview drive: Debian's chromium. Where it cannot be
# installed, those tests are skipped, and say so.
#
#   sh tools/prepare-browser.sh
set -eu
command -v chromium >/dev/null 2>&1 && exit 0
command -v apt-get >/dev/null 2>&1 || exit 0

as=""
[ "$(id -u)" = 0 ] || as="sudo -n"
echo "Installing: chromium" >&2
$as apt-get install -y --no-install-recommends chromium >/dev/null 2>&1 ||
  { $as apt-get update >/dev/null 2>&1 &&
    $as apt-get install -y --no-install-recommends chromium >/dev/null 2>&1; } ||
  echo "could not install chromium; the tests of the preview will be skipped" >&2
