#!/bin/bash
# Gives Keycloak its secrets from files: for each variable NAME_FILE below, NAME becomes the file's content.
set -euo pipefail

for name in KC_DB_PASSWORD KC_BOOTSTRAP_ADMIN_PASSWORD UGYFELKAPU_PAIRWISE_SALT; do
  file_variable="${name}_FILE"
  file="${!file_variable:-}"
  if [ -n "$file" ]; then
    if [ ! -r "$file" ]; then
      echo "The secret file $file, named by $file_variable, cannot be read." >&2
      exit 1
    fi
    export "$name=$(<"$file")"
    unset "$file_variable"
  fi
done

exec /opt/keycloak/bin/kc.sh "$@"
