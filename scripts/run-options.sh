# shellcheck shell=bash
# Says in one sentence, before anything is installed or built, what would keep ./run.sh from running the system. Sourced. The app host
# checks the same again, more strictly, for who starts it without the script.

port=8000
servers=
data_dir=

read_options() {
  local name value seen=" "
  while [ $# -gt 0 ]; do
    # A setting of .NET Aspire, which it checks itself.
    if [[ $1 =~ ^--([A-Z][A-Z0-9_]*|[A-Za-z0-9_]+(:[A-Za-z0-9_.-]+)+)= ]]; then
      shift
      continue
    fi
    name=${1%%[=:]*}
    case $name in
      --help | -h | -\?)
        cat scripts/help.txt
        exit 0
        ;;
      --fresh | --sample | --tools)
        case $1 in
          "$name" | "$name="[Tt]rue | "$name="[Ff]alse) ;;
          *) fail "Cannot parse argument '${1:${#name}+1}' for option '$name' as expected type 'System.Boolean'." ;;
        esac
        shift
        ;;
      --port | --replicas | --servers | --data-dir)
        if [ "$name" != "$1" ]; then
          value=${1:${#name}+1}
        elif [ $# -gt 1 ]; then
          value=$2
          shift
        else
          fail "Required argument missing for option: '$name'."
        fi
        shift
        [[ $seen != *" $name "* ]] || fail "Option '$name' expects a single argument but 2 were provided."
        seen+=" $name "
        read_value "$name" "$value"
        ;;
      *) fail "Unknown option $1: --help lists the options." ;;
    esac
  done
}

read_value() {
  case $1 in
    --port)
      require_number "$1" "$2" 65535
      port=$((10#$2))
      ;;
    --replicas) require_number "$1" "$2" 1000 ;;
    --servers)
      servers=$(printf '%s' "$2" | tr '[:upper:]' '[:lower:]')
      case $servers in
        containers | local | managed) ;;
        *) fail "--servers takes containers, local or managed, not '$2'." ;;
      esac
      ;;
    --data-dir)
      [ -n "$2" ] || fail "--data-dir takes the path of a folder."
      data_dir=$2
      ;;
  esac
}

require_number() {
  [[ $2 =~ ^0*[0-9]{1,9}$ ]] && ((10#$2 >= 1 && 10#$2 <= $3)) || fail "$1 takes a number from 1 to $3, not '$2'."
}

# Containers where an engine answers, in time; else the installed servers.
usual_servers() {
  local engine bound=
  has timeout && bound='timeout 5'
  for engine in ${ASPIRE_CONTAINER_RUNTIME:-${DOTNET_ASPIRE_CONTAINER_RUNTIME:-docker podman}}; do
    if $bound "$engine" version --format '{{.Server.Version}}' >/dev/null 2>&1; then
      printf containers
      return
    fi
  done
  printf local
}

# Only what local servers need: a folder that is new, empty or EventBooking's, on which nothing runs.
check_data_folder() {
  local folder=$1 first
  if [ -d "$folder" ] && [ ! -e "$folder/.eventbooking" ] && [ ! -e "$folder/ports.json" ]; then
    first=$(LC_ALL=C ls -A "$folder" | head -n 1)
    [ -z "$first" ] || fail "The data folder $folder holds what EventBooking did not make, such as $first. \
Choose a new or an empty folder with --data-dir, for example --data-dir $folder/eventbooking."
  fi
  refuse_second_start "$folder"
}

make_data_folder() {
  local reason
  reason=$( (mkdir -p "$1" && { [ -w "$1" ] || say "it cannot be written to."; [ -w "$1" ]; }) 2>&1) ||
    fail "The data folder $1 cannot be used: ${reason#mkdir: }"
}

# The operating system frees the lock however the process ends that holds it.
refuse_second_start() {
  [ -f "$1/lock" ] && has flock && ! flock --nonblock "$1/lock" true || return 0
  fail "EventBooking is already running on $1 ($(cat "$1/running" 2>/dev/null)). Stop it first, with Ctrl-C where it runs or with kill and its process number."
}

check_port() {
  port_is_taken "$port" || return 0
  local free=8001
  while port_is_taken "$free"; do free=$((free + 1)); done
  fail "Port $port is taken by another program. Choose another one with --port, for example --port $free."
}

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
