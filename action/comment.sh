#!/usr/bin/env bash
# Writes the comment of a pull request, or writes over the one that is there: its first line is a mark no reader sees.
set -euo pipefail

[ -s "$COMMENT_FILE" ] || exit 0
mark='<!-- quoin diff -->'
comments="repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments"
known=$(gh api --paginate "$comments" --jq ".[] | select(.body | startswith(\"$mark\")) | .id" | head -n 1)
if [ -n "$known" ]; then
  gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$known" --field "body=@$COMMENT_FILE"
else
  gh api --silent --method POST "$comments" --field "body=@$COMMENT_FILE"
fi
