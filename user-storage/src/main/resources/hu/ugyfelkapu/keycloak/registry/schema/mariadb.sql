-- Reference schema of the legacy registry for MariaDB.
-- Text compares code point by code point: the module folds case by itself, and under a collation of the language KissAnna and
-- kissanna would be one person. NOPAD, because otherwise a name equals the same name with a space behind it.
-- Times are DATETIME(6) in UTC: TIMESTAMP is moved by the session's time zone and ends in 2038.

CREATE TABLE registration (
  id BIGINT AUTO_INCREMENT PRIMARY KEY
    COMMENT 'The registration, for ever. A number that is used again belongs to somebody else: see created_at.',
  created_at DATETIME(6) NOT NULL
    COMMENT 'When the registration was recorded. Part of its identity, never changed. In UTC.',
  user_name VARCHAR(255) NOT NULL
    COMMENT 'As the citizen wrote it, in Unicode form NFC. Case matters.',
  user_name_folded VARCHAR(255) NOT NULL
    COMMENT 'user_name in lower case: NFC, then Unicode lower case without language rules. Filled by whoever writes user_name; not unique.',
  email VARCHAR(320)
    COMMENT 'Address for notices and e-mail codes. Several registrations may share one.',
  email_folded VARCHAR(320)
    COMMENT 'email in lower case, made like user_name_folded.',
  email_verified BOOLEAN
    COMMENT 'Whether the citizen proved to own the address. NULL means no.',
  family_name VARCHAR(200)
    COMMENT 'Family name of the current name.',
  family_name_folded VARCHAR(200)
    COMMENT 'family_name in lower case, made like user_name_folded.',
  given_name VARCHAR(200)
    COMMENT 'Given name or names of the current name.',
  given_name_folded VARCHAR(200)
    COMMENT 'given_name in lower case, made like user_name_folded.',
  current_name VARCHAR(400)
    COMMENT 'The whole current name in Hungarian order, with title. NULL means family_name and given_name, joined by a space.',
  birth_name VARCHAR(400)
    COMMENT 'The whole name at birth.',
  mother_birth_name VARCHAR(400)
    COMMENT 'The whole name of the mother at birth.',
  birth_place VARCHAR(200)
    COMMENT 'Place of birth.',
  birth_date DATE
    COMMENT 'Date of birth.',
  state VARCHAR(20) NOT NULL
    COMMENT 'temporary, to_be_activated, valid, locked, expired or ended. Only valid entitles to identification.',
  valid_until DATETIME(6)
    COMMENT 'First moment at which the registration is no longer valid. NULL means that no end was set. In UTC.',
  password_hash VARCHAR(512)
    COMMENT 'Password hash, its format told by its beginning: {SSHA}, {SSHA256}, {SSHA512}, {SMD5}, {SHA}, {MD5}, $1$, $apr1$, $5$, $6$, pbkdf2_sha256$, pbkdf2_sha512$, $2a$, $2b$, $2y$. NULL means that there is no password yet.',
  CONSTRAINT registration_user_name_unique UNIQUE (user_name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
  COMMENT 'One row per registration; a person may have several.';

-- Look-up by name, and the order of lists.
CREATE INDEX registration_by_user_name ON registration (user_name_folded, id);

CREATE INDEX registration_by_email ON registration (email_folded);

CREATE INDEX registration_by_family_name ON registration (family_name_folded);

CREATE INDEX registration_by_given_name ON registration (given_name_folded);

-- What the life cycle looks for: whose validity ends, and who was recorded too long ago.
CREATE INDEX registration_by_validity ON registration (state, valid_until, id);

CREATE INDEX registration_by_recording ON registration (state, created_at, id);
