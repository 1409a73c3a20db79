#!/bin/bash
# Run once by the registry's database image: the account that Keycloak uses may read registrations and nothing else.
set -euo pipefail

# Read by psql itself: a password on its command line, or in the log of a statement that failed, would be seen.
psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" <<'SQL'
\set password `cat /run/secrets/registry-reader-password`
SET log_min_error_statement = panic;
CREATE ROLE keycloak LOGIN PASSWORD :'password';
REVOKE ALL ON DATABASE :"DBNAME" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"DBNAME" TO keycloak;
GRANT SELECT ON registration TO keycloak;
SQL
