#!/usr/bin/env bash
# Does what README.md and CONTRIBUTING.md tell their readers to do, from a clean clone, and fails where a page is not true.
#   tests/readme.sh            in a fresh clone of the last commit, with the tests
#   tests/readme.sh FOLDER     in a checkout that is built and tested already
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

given=${1:-}
place=${given:-$(mktemp -d)}
[ -n "$given" ] || git clone -q . "$place"
cd "$place"
[ -z "$(git status --porcelain -- dialogs tests)" ] || { echo "Commit what is changed in dialogs and tests first: at the end they are put back." >&2; exit 2; }
shop="" kept=$(mktemp -d)
say() { printf '\n== %s\n' "$*"; }
fail() { echo "NOT TRUE: $*" >&2; exit 1; }
close_shop() {
  [ -n "$shop" ] || return 0
  kill -TERM -- "-$shop" # As Ctrl-C does, also where that is not heard, such as in a job without a terminal.
  wait "$shop" || true
  for _ in $(seq 40); do kill -0 -- "-$shop" 2>/dev/null || break; sleep 0.5; done
  shop=""
}
leave() { close_shop; rm -rf "$kept"; [ -n "$given" ] || rm -rf "$place"; }
trap leave EXIT

# The commands a page shows: lines of their own, and those between backticks.
commands() { { sed -nE 's/^    ((dotnet|curl|\.\/run) .*)$/\1/p' "$1"; tr '\n' ' ' < "$1" | grep -oE '`(dotnet run|\./run)[^`]*`' | tr -d '`'; } | awk '!seen[$0]++'; }

open_shop() {
  set -m # A job of its own, so that all of it is ended together.
  bash -c "$1" > "$kept/shop.log" 2>&1 &
  shop=$!
  set +m
  for _ in $(seq 300); do
    curl -fsS -o "$kept/health.json" http://127.0.0.1:5080/health/ready 2>/dev/null && return
    kill -0 "$shop" 2>/dev/null || { cat "$kept/shop.log"; fail "$1 ended by itself"; }
    sleep 1
  done
  fail "$1 does not answer"
}

# The seller of the first five minutes: what is written, and a word of the answer.
tour() {
  local n=0 said answered
  while IFS='|' read -r said answered; do
    n=$((n + 1)) answered=${answered%%[，。？]*}
    curl -fsS http://127.0.0.1:5080/api/messages -H 'Content-Type: application/json' -d "{\"type\":\"message\",\"id\":\"tour-$n\",\"channelId\":\"test\",\"serviceUrl\":\"http://127.0.0.1:1\",\"from\":{\"id\":\"tour\"},\"recipient\":{\"id\":\"shop\"},\"conversation\":{\"id\":\"tour\"},\"text\":\"$said\",\"deliveryMode\":\"expectReplies\"}" > "$kept/answer.json"
    grep -qF "$answered" "$kept/answer.json" || { cat "$kept/answer.json"; fail "README.md: to $said the answer is not $answered"; }
  done
}

say "README.md"
while IFS= read -r command; do
  say "$command"
  case $command in
    *src/ChatShop.Server*" check" | *src/ChatShop.Server*" migrate") bash -c "$command" < /dev/null ;;
    *src/ChatShop.Server*)
      open_shop "$command"
      sed -nE 's/^\| (seller)? *\| `([^`]+)` \| ([^ ,.]+).*/\2|\3/p' README.md | grep -E '\|[^a-z]' | head -2 | tour ;;
    curl*) bash -c "$command" | tee "$kept/answer.json"; grep -q '"items"' "$kept/answer.json" || fail "$command" ;;
    "dotnet test") [ -n "$given" ] || { close_shop; bash -c "$command"; } ;;
    "./run bench") ;; # Takes as long as all the rest.
    *) bash -c "$command" < /dev/null ;;
  esac
done < <(commands README.md)
close_shop

say "CONTRIBUTING.md: the story of shop.hours"
block() { awk -v from="**$1" 'index($0, from) == 1 { on = 1 } on && /^    / { print substr($0, 5); said = 1 } on && said && !/^    / && NF { exit }' CONTRIBUTING.md; }
$(commands CONTRIBUTING.md | grep -m1 new-flow)
chat=tests/transcripts/buying/a_buyer_asks_when_the_shop_is_open.chat
mv tests/transcripts/buying/somebody_asks_for_shop_hours.chat "$chat"
block 3. > "$chat"
! ./run transcripts when_the_shop_is_open || fail "the conversation is green before anything was done"
for words in dialogs/*/words.yaml; do
  block 5. | grep '^answer:' > "$(dirname "$words")/shop.hours.yaml"
  sed -i '/^shop.hours:/d' "$words"
  block 5. | grep '^shop.hours:' >> "$words"
done
./run transcripts when_the_shop_is_open || fail "the conversation stays red"
[ -z "$given" ] || { git checkout -q -- dialogs tests && git clean -qfd -- dialogs tests; }

say "Every page is true."
