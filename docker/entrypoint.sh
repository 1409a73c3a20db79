#!/bin/bash
# Gives Keycloak its secrets from files: for each variable NAME_FILE below, NAME becomes the file's content.
set -euo pipefail

fail() {
  echo "$1" >&2
  exit 1
}

for name in KC_DB_PASSWORD KC_BOOTSTRAP_ADMIN_PASSWORD UGYFELKAPU_PAIRWISE_SALT; do
  file_variable="${name}_FILE"
  file="${!file_variable:-}"
  if [ -n "$file" ]; then
    [ -z "${!name:-}" ] || fail "Both $name and $file_variable are set: one of them has to go."
    [ -r "$file" ] || fail "The secret file $file, named by $file_variable, cannot be read."
    value="$(<"$file")"
    [ -n "$value" ] || fail "The secret file $file, named by $file_variable, is empty."
    export "$name=$value"
    unset "$file_variable"
  fi
done

exec /opt/keycloak/bin/kc.sh "$@"
