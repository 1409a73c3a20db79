#!/usr/bin/env bash
# What compose.yaml needs of the official image's entry point: at the first start it makes the account and the
# database, and runs the scripts of /docker-entrypoint-initdb.d, before anybody can connect by network.
set -euo pipefail

if [ ! -s "$PGDATA/PG_VERSION" ]; then
  initdb --username="$POSTGRES_USER" --pwfile="$POSTGRES_PASSWORD_FILE" --auth-local=trust \
    --auth-host=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8
  echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
  pg_ctl start --wait -o "-c listen_addresses='' -c unix_socket_directories=/tmp"
  export PGHOST=/tmp
  if [ "$POSTGRES_DB" != postgres ]; then
    psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname=postgres \
      --set=name="$POSTGRES_DB" <<<'CREATE DATABASE :"name";'
  fi
  for script in /docker-entrypoint-initdb.d/*; do
    case "$script" in
      *.sql) psql --set=ON_ERROR_STOP=1 --quiet --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" --file="$script" ;;
      *.sh) bash "$script" ;;
    esac
  done
  pg_ctl stop --wait --mode=fast
fi
exec postgres -c listen_addresses='*' -c unix_socket_directories=/tmp
