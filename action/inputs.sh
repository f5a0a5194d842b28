# What the steps share: the books asked for, and the program. Sourced, never run.

quoin() { node "$GITHUB_ACTION_PATH/dist/program/quoin.cjs" "$@"; }

# A name that begins with a hyphen is a name still.
books=()
while IFS= read -r book; do
  case $book in "") ;; -*) books+=("./$book") ;; *) books+=("$book") ;; esac
done <<<"${BOOKS:-}"

# A fork may bring a quoin.config.js of its own: what loads code is refused, not run.
if [ -e quoin.config.js ] && [ "${FORK:-false}" = true ]; then
  echo "::error title=quoin::quoin.config.js loads code and is not run for a fork"
  exit 2
fi
