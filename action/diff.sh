#!/usr/bin/env bash
# Says what changed since the base of a pull request: on the page of the run, as a redline and a proof, and in a file for the comment.
set -euo pipefail
# shellcheck source=action/inputs.sh
source "$GITHUB_ACTION_PATH/action/inputs.sh"

if ! git rev-parse --quiet --verify "$BASE^{commit}" >/dev/null; then
  echo "::warning title=quoin::the base $BASE is not there, so what changed cannot be told"
  exit 0
fi
options=(--reporter markdown --to html,pdf --out "$OUT")
[ -z "${THEME:-}" ] || options+=(--theme "$THEME")
# An error in a book was said, and failed the job, where the books were made.
quoin diff "$BASE" HEAD "${books[@]}" "${options[@]}" >"$COMMENT_FILE" || [ $? -eq 1 ]
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$COMMENT_FILE" >>"$GITHUB_STEP_SUMMARY"; fi
