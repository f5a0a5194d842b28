#!/usr/bin/env bash
# Fetches the history of a shallow checkout: dates of books, --changed-since and what changed are read from it.
set -euo pipefail

[ "$(git rev-parse --is-shallow-repository 2>/dev/null || echo none)" = true ] || exit 0
git fetch --quiet --no-tags --unshallow origin ||
  echo "::warning title=quoin::the history could not be fetched, so what changed cannot be told"
