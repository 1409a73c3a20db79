#!/bin/bash
# Run once by the registry's database image: the account that Keycloak uses may read registrations and nothing else.
set -euo pipefail

psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" \
  --set=password="$(</run/secrets/registry-reader-password)" <<'SQL'
CREATE ROLE keycloak LOGIN PASSWORD :'password';
GRANT SELECT ON registration TO keycloak;
SQL
