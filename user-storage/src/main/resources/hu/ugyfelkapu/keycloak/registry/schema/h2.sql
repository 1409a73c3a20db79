-- Reference schema of the legacy registry for H2.

CREATE TABLE registration (
  id BIGINT PRIMARY KEY,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  user_name VARCHAR(255) NOT NULL,
  user_name_folded VARCHAR(255) NOT NULL,
  email VARCHAR(320),
  email_folded VARCHAR(320),
  email_verified BOOLEAN,
  family_name VARCHAR(200),
  family_name_folded VARCHAR(200),
  given_name VARCHAR(200),
  given_name_folded VARCHAR(200),
  current_name VARCHAR(400),
  birth_name VARCHAR(400),
  mother_birth_name VARCHAR(400),
  birth_place VARCHAR(200),
  birth_date DATE,
  state VARCHAR(20) NOT NULL,
  valid_until TIMESTAMP WITH TIME ZONE,
  password_hash VARCHAR(512),
  CONSTRAINT registration_user_name_unique UNIQUE (user_name)
);

-- Look-up by name, and the order of lists.
CREATE INDEX registration_by_user_name ON registration (user_name_folded, id);

CREATE INDEX registration_by_email ON registration (email_folded);

CREATE INDEX registration_by_family_name ON registration (family_name_folded);

CREATE INDEX registration_by_given_name ON registration (given_name_folded);

-- What the life cycle looks for: whose validity ends, and who was recorded too long ago.
CREATE INDEX registration_by_validity ON registration (state, valid_until, id);

CREATE INDEX registration_by_recording ON registration (state, created_at, id);

COMMENT ON TABLE registration IS 'One row per registration; a person may have several.';

COMMENT ON COLUMN registration.id IS 'The registration, for ever. A number that is used again belongs to somebody else: see created_at.';

COMMENT ON COLUMN registration.created_at IS 'When the registration was recorded. Part of its identity, never changed.';

COMMENT ON COLUMN registration.user_name IS 'As the citizen wrote it, in Unicode form NFC. Case matters.';

COMMENT ON COLUMN registration.user_name_folded IS 'user_name in lower case: NFC, then Unicode lower case without language rules. Filled by whoever writes user_name; not unique.';

COMMENT ON COLUMN registration.email IS 'Address for notices and e-mail codes. Several registrations may share one.';

COMMENT ON COLUMN registration.email_folded IS 'email in lower case, made like user_name_folded.';

COMMENT ON COLUMN registration.email_verified IS 'Whether the citizen proved to own the address. NULL means no.';

COMMENT ON COLUMN registration.family_name IS 'Family name of the current name.';

COMMENT ON COLUMN registration.family_name_folded IS 'family_name in lower case, made like user_name_folded.';

COMMENT ON COLUMN registration.given_name IS 'Given name or names of the current name.';

COMMENT ON COLUMN registration.given_name_folded IS 'given_name in lower case, made like user_name_folded.';

COMMENT ON COLUMN registration.current_name IS 'The whole current name in Hungarian order, with title. NULL means family_name and given_name, joined by a space.';

COMMENT ON COLUMN registration.birth_name IS 'The whole name at birth.';

COMMENT ON COLUMN registration.mother_birth_name IS 'The whole name of the mother at birth.';

COMMENT ON COLUMN registration.birth_place IS 'Place of birth.';

COMMENT ON COLUMN registration.birth_date IS 'Date of birth.';

COMMENT ON COLUMN registration.state IS 'temporary, to_be_activated, valid, locked, expired or ended. Only valid entitles to identification.';

COMMENT ON COLUMN registration.valid_until IS 'First moment at which the registration is no longer valid. NULL means that no end was set.';

COMMENT ON COLUMN registration.password_hash IS 'Password hash, its format told by its beginning or length: $argon2id$, $argon2i$, $argon2d$; $pbkdf2$, $pbkdf2-sha256$, $pbkdf2-sha512$, pbkdf2_sha256$, pbkdf2_sha512$; $2a$, $2b$, $2y$; $1$, $apr1$, $5$, $6$; {SHA}, {SSHA} and the like up to {SSHA512}, {MD5}, {SMD5}; {CRYPT}, {BCRYPT} or {ARGON2} before one of these; a bare hexadecimal SHA-1, SHA-256, SHA-384 or SHA-512. NULL means that there is no password yet. New ones have 96 to 144 characters.';
