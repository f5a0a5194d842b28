#!/usr/bin/env bash
# Makes the books. Inputs come as environment, so that none of them is read as a command.
set -euo pipefail
# shellcheck source=action/inputs.sh
source "$GITHUB_ACTION_PATH/action/inputs.sh"

# Each book is dated by the last commit that touched it, so that a commit to another changes none of its bytes.
options=(--reporter github --git-dates --out "$OUT")
[ -z "${FORMATS:-}" ] || options+=(--to "$FORMATS")
[ -z "${THEME:-}" ] || options+=(--theme "$THEME")
[ -z "${BASELINE:-}" ] || options+=(--baseline "$BASELINE")
[ -z "${CHANGED_SINCE:-}" ] || options+=(--changed-since "$CHANGED_SINCE")
[ -z "${SHARD:-}" ] || options+=(--shard "$SHARD")
if [ -n "${MAX_WARNINGS:-}" ]; then
  options+=(--max-warnings "$MAX_WARNINGS")
elif [ "${FAIL_ON:-error}" = warning ]; then
  options+=(--max-warnings 0)
fi

case "${FAIL_ON:-error}" in
error | warning) quoin build "${books[@]}" "${options[@]}" ;;
# A book with an error is said and passes; a wrong call and a fault of the program never do.
never) quoin build "${books[@]}" "${options[@]}" || [ $? -eq 1 ] ;;
*)
  echo "::error title=quoin::fail-on is error, warning or never, and not “$FAIL_ON”"
  exit 2
  ;;
esac
