#!/bin/sh
# Builds the documentation site: Docs/build.sh [folder], by default into out/docs.
#
# It needs nothing but the Swift toolchain: the libraries are built, their symbol graphs (what is public, with its comments) are
# extracted, and docc makes pages of them, of Docs/FourGates.docc and of the pages in Docs. A warning, such as a link that leads
# nowhere, is an error.
#
#   HOSTING_BASE_PATH=fourgates Docs/build.sh      for a site that is served from https://host/fourgates/ instead of a root
set -eu

cd "$(dirname "$0")/.."
site=${1:-out/docs}
modules="Tensors Autograd Recurrent Training Datasets Plotting Inspection LessonKit"

docc=$(command -v docc || xcrun --find docc 2>/dev/null) || {
  echo "Error: docc was not found; it is part of every Swift toolchain: put the toolchain's bin folder into PATH." >&2
  exit 1
}

mkdir -p "$(dirname "$site")"
work=$(mktemp -d "$(dirname "$site")/.docs.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# Runs a command that has nothing to say unless it fails.
quietly() {
  "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
}

quietly swift build --target LessonKit
quietly swift build --target Inspection
products=$(swift build --show-bin-path)
triple=$(swift -print-target-info | sed -n 's/^ *"triple": "\(.*\)",*$/\1/p' | head -n 1)
sdk=$(xcrun --show-sdk-path 2>/dev/null || true)

mkdir "$work/symbols"
for module in $modules; do
  quietly swift symbolgraph-extract -module-name "$module" -I "$products/Modules" -target "$triple" ${sdk:+-sdk "$sdk"} \
    -Xcc "-fmodule-map-file=$products/CGnuplotIostream.build/module.modulemap" \
    -Xcc "-fmodule-map-file=Sources/CZlib/module.modulemap" \
    -skip-synthesized-members -output-dir "$work/symbols"
done

# The pages in Docs link to each other as files, those of the site as articles.
cp -R Docs/FourGates.docc "$work/FourGates.docc"
for page in Docs/*.md; do
  sed 's/](\([A-Za-z-]*\)\.md)/](doc:\1)/g' "$page" >"$work/FourGates.docc/$(basename "$page")"
done

# A comment explains the parameters that need it, and leaves out those whose name says enough.
quietly "$docc" convert "$work/FourGates.docc" --additional-symbol-graph-dir "$work/symbols" --output-path "$work/site" \
  --hosting-base-path "${HOSTING_BASE_PATH:-/}" --fallback-default-module-kind Library \
  --warnings-as-errors --disable-parameters-and-returns-validation

# Whoever opens the site's folder, and not one of its pages, comes to the first page.
cat >"$work/site/index.html" <<'END'
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>FourGates</title>
<meta http-equiv="refresh" content="0; url=documentation/fourgates/">
<a href="documentation/fourgates/">FourGates</a>
</html>
END

rm -rf "$site"
mv "$work/site" "$site"
echo "The documentation is in $site${HOSTING_BASE_PATH:+, for a server that shows it under /$HOSTING_BASE_PATH/}."
