# shellcheck shell=bash
# What run.sh, test.sh and bench/run.sh need first. Sourced, from the root of the tree.

say() { printf '%s\n' "$*"; }

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# The SDK that global.json names, or a newer feature band of it: dotnet itself knows whether one fits.
require_dotnet() {
  local wanted
  wanted=$(sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' global.json | head -n 1)
  if ! command -v dotnet >/dev/null && [ -x "$HOME/.dotnet/dotnet" ]; then
    PATH="$HOME/.dotnet:$PATH"
  fi
  if command -v dotnet >/dev/null && dotnet --version >/dev/null 2>&1; then
    return
  fi
  fail "The .NET SDK $wanted (or a newer ${wanted%.*.*}.0 one) is needed and was not found.
Get it in one of these ways:
  https://dotnet.microsoft.com/download/dotnet/${wanted%.*}
  curl -sSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel ${wanted%.*}   (into ~/.dotnet, where this script looks)"
}

# What configures a service in this shell must not lead a test, or the bench, to a running system.
forget_settings() {
  local name
  while IFS= read -r name; do
    unset "$name"
  done < <(compgen -e | grep -E '^(ConnectionStrings__|DataProtection__|Database__|Server__|Cors__|Migrations__|Mail__|Sms__|CheckIn__|Public__|Relay__|Reminders__|Delivery__|Messaging__|Booking__|Availability__|Live__|Parameters__|ASPIRE_|DOTNET_ASPIRE_|Logging__|Kestrel__|ASPNETCORE_|DOTNET_ENVIRONMENT$|OTEL_|services__)' || true)
}

has_postgres() {
  local program
  for program in /usr/lib/postgresql/*/bin/postgres /usr/pgsql-*/bin/postgres /opt/homebrew/opt/postgresql@*/bin/postgres \
    /usr/local/opt/postgresql@*/bin/postgres; do
    [ -x "$program" ] && return 0
  done
  has postgres
}

has_rabbitmq() { [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || has rabbitmq-server; }

# A user's PATH often lacks the folders where servers lie.
has() { PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin:/opt/homebrew/sbin:/opt/homebrew/bin" command -v "$1" >/dev/null; }

# Runs a command as root, where that is possible without asking somebody who is not there.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif has sudo && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    sudo "$@"
  else
    return 1
  fi
}

# Installs what is missing of PostgreSQL, Redis and RabbitMQ, where there is apt and the right to use it.
require_servers() {
  local missing=()
  has_postgres || missing+=(postgresql)
  has redis-server || missing+=(redis-server)
  has_rabbitmq || missing+=(rabbitmq-server)
  [ ${#missing[@]} -eq 0 ] || install_missing "${missing[@]}"
}

# A test runs the call that the app host suggests, which is one of curl.
require_test_tools() { has curl || install_missing curl; }

install_missing() {
  if ! has apt-get; then
    fail "These programs are missing: $* (names of Debian's packages).
Install them with this system's package manager (the servers with Homebrew: brew install postgresql@17 redis rabbitmq), then start again."
  fi
  say "Installing $* from the system's packages"
  if ! install_packages "$@"; then
    fail "These packages are missing and could not be installed here: $*
Install them, then start again:  sudo apt-get install --no-install-recommends $*"
  fi
}

install_packages() {
  local log
  log=$(mktemp)
  # The list of packages may be old or absent, as in a fresh container: it is brought up to date only when it does not do.
  if apt_install "$@" >"$log" 2>&1 || { as_root apt-get update >>"$log" 2>&1 && apt_install "$@" >>"$log" 2>&1; }; then
    rm -f "$log"
    return 0
  fi
  tail -n 20 "$log" >&2
  rm -f "$log"
  return 1
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@" </dev/null
}

# Quiet while all goes well but for a line now and then; everything when it does not.
#   with_progress "Doing it" "It failed" command ...
with_progress() {
  local what=$1 failure=$2 log ticker
  shift 2
  log=$(mktemp)
  say "$what"
  (while sleep 1 >/dev/null 2>&1 && kill -0 $$ 2>/dev/null; do ((SECONDS % 10 == 0)) && say "  $SECONDS s so far"; done) &
  ticker=$!
  # Also where Ctrl-C ends it.
  # shellcheck disable=SC2064
  trap "kill $ticker 2>/dev/null || true; rm -f '$log'" EXIT
  if ! "$@" >"$log" 2>&1; then
    cat "$log" >&2
    fail "$failure: see above."
  fi
  kill "$ticker" 2>/dev/null || true
  wait "$ticker" 2>/dev/null || true
  trap - EXIT
  # Such as a package with a known weakness.
  grep -E "warning [A-Z]+[0-9]+" "$log" | sort -u || true
  rm -f "$log"
}

# Restores and builds what is named.
build() {
  SECONDS=0
  with_progress "Restoring packages$(first_download)" "The packages could not be restored" dotnet restore "$1" -v quiet
  with_progress "Building" "The build failed" dotnet build "$@" --no-restore -v quiet -nologo
}

first_download() {
  [ -d "${NUGET_PACKAGES:-$HOME/.nuget/packages}/aspire.hosting.apphost" ] || printf ' (the first time some 400 MB)'
}
