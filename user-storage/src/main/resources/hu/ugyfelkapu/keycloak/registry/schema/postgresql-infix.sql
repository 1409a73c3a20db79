-- Optional, for registries in which administrators search in the middle of names: without it such a search
-- reads the whole table. Needs PostgreSQL's extension pg_trgm and, to tell accented letters, a database
-- whose LC_CTYPE is not plain C.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE INDEX registration_infix ON registration USING gin (
  user_name_folded gin_trgm_ops,
  email_folded gin_trgm_ops,
  family_name_folded gin_trgm_ops,
  given_name_folded gin_trgm_ops);
