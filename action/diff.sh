#!/usr/bin/env bash
# Says what changed since the base of a pull request: on the page of the run, as a redline and a proof, and in a file for the comment.
set -euo pipefail
# shellcheck source=action/inputs.sh
source "$GITHUB_ACTION_PATH/action/inputs.sh"

if ! git rev-parse --quiet --verify "$BASE^{commit}" >/dev/null; then
  echo "::warning title=quoin::the base $BASE is not there, so what changed cannot be told"
  exit 0
fi
# The proof is dated by the last commit that touched a book of the list.
if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
  shelf=("${books[@]}")
  if [ ${#shelf[@]} -eq 0 ] && [ -d manuscripts ] && [ ! -e book.yaml ]; then shelf=(manuscripts); fi
  if [ ${#shelf[@]} -eq 0 ]; then shelf=(.); fi
  SOURCE_DATE_EPOCH=$(git --literal-pathspecs log -1 --format=%ct -- "${shelf[@]}" 2>/dev/null || true)
  if [ -n "$SOURCE_DATE_EPOCH" ]; then export SOURCE_DATE_EPOCH; else unset SOURCE_DATE_EPOCH; fi
fi
options=(--reporter markdown --to html,pdf --out "$OUT")
[ -z "${THEME:-}" ] || options+=(--theme "$THEME")
# An error in a book was said, and failed the job, where the books were made.
quoin diff "$BASE" HEAD "${books[@]}" "${options[@]}" >"$COMMENT_FILE" || [ $? -eq 1 ]
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$COMMENT_FILE" >>"$GITHUB_STEP_SUMMARY"; fi
