-- Invented registrations for the reference schema in PostgreSQL, in no order of names. A name is two of
-- 48 syllables: three letters are the beginning of three family names and of three given names, of 2304 each.
-- Parameters: password hash, number of rows. The same number always is the same registration.

INSERT INTO registration (id, created_at, user_name, user_name_folded, email, email_folded, email_verified,
  family_name, family_name_folded, given_name, given_name_folded,
  birth_name, mother_birth_name, birth_place, birth_date, state, valid_until, password_hash)
SELECT n, TIMESTAMPTZ '2012-01-01 00:00:00Z' + make_interval(mins => n),
  initcap(family) || initcap(given) || ' ' || n,
  family || given || ' ' || n,
  initcap(family) || '.' || initcap(given) || n || '@pelda.test',
  family || '.' || given || n || '@pelda.test',
  dice % 10 < 8,
  initcap(family), family, initcap(given), given,
  initcap(family) || ' ' || initcap(given),
  initcap(mother) || ' ' || initcap(given),
  initcap(place) || 'falu',
  DATE '1940-01-01' + (dice % 24000)::int,
  CASE WHEN dice % 100 < 96 THEN 'valid' WHEN dice % 100 < 98 THEN 'expired' ELSE 'temporary' END,
  TIMESTAMPTZ '2100-01-01 00:00:00Z' - make_interval(days => (dice % 1800)::int),
  ?
FROM (
  SELECT n, hashint8extended(n, 0) & 9223372036854775807 AS dice,
    syllable[1 + (hashint8extended(n, 1) & 1073741823) % 48]
      || syllable[1 + (hashint8extended(n, 2) & 1073741823) % 48] AS family,
    syllable[1 + (hashint8extended(n, 3) & 1073741823) % 48]
      || syllable[1 + (hashint8extended(n, 4) & 1073741823) % 48] AS given,
    syllable[1 + (hashint8extended(n, 5) & 1073741823) % 48]
      || syllable[1 + (hashint8extended(n, 6) & 1073741823) % 48] AS mother,
    syllable[1 + (hashint8extended(n, 7) & 1073741823) % 48] AS place
  FROM generate_series(1, ?) AS n,
    (SELECT string_to_array('ba be bó ca ce có da de dó fa fe fó ga ge gó ha he hó '
      || 'ja je jó ka ke kó la le ló ma me mó na ne nó pa pe pó ra re ró sa se só ta te tó va ve vó', ' ') AS syllable) AS syllables
) AS person
