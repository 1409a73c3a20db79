-- Demo registrations for the reference schema (mission.md, section 12). Everybody here is made up. Runs on PostgreSQL and H2 alike.
--
-- user name            password             format          what it shows
-- KissAnna             Proba2024Jelszo      {SSHA}          valid
-- kissanna             Masik2024Jelszo      pbkdf2_sha256   another person, differs in case only
-- Őri Ödön 12          Tavasz12Nyar34       bcrypt          accents and spaces
-- LejartLajos          Regi2010Jelszo       MD5 crypt       validity over
-- ZaroltZita           Zarva2024Ajto        SHA-512 crypt   locked
-- IdeiglenesIda        none                                 temporary, not activated, nearly empty
-- MintaMarton1         Csalad2024Elso       SHA-256 crypt   three registrations, one address
-- MintaMarton2         Csalad2024Masodik    apr1
-- MintaMarta           Csalad2024Harmadik   pbkdf2_sha512
-- HosszuNevu Hercegno Krisztina Bernadett 1848
--                      Hosszu2024Jelszo     {SSHA256}       long names
-- UresUbul             Ures2024Jelszo       {SSHA512}       valid, everything optional is missing
-- IsmeretlenImre       none that works      unknown         cannot log in
-- AktivalandoAron      Aktiv2024Jelszo      {SMD5}          to be activated
-- MegszuntMiklos       Megszunt2024Jelszo   {SSHA}          ended
-- KilepettKata         Kilepett2024Jelszo   {SSHA}          expired

INSERT INTO registration
  (id, created_at, user_name, user_name_folded, email, email_folded, email_verified,
    family_name, family_name_folded, given_name, given_name_folded, current_name,
    birth_name, mother_birth_name, birth_place, birth_date,
    state, valid_until, password_hash)
VALUES
  (1001, TIMESTAMP WITH TIME ZONE '2019-03-04 09:15:00+01:00', 'KissAnna', 'kissanna', 'anna@pelda.test', 'anna@pelda.test', TRUE,
    'Kiss', 'kiss', 'Anna', 'anna', NULL,
    'Kiss Anna', 'Minta Mária', 'Mintaváros', DATE '1985-04-12',
    'valid', TIMESTAMP WITH TIME ZONE '2099-12-31 00:00:00+01:00', '{SSHA}w0q6SL52IdvrMl/nnk327+5Ien0RUqMH'),
  (1002, TIMESTAMP WITH TIME ZONE '2020-06-17 14:02:11+02:00', 'kissanna', 'kissanna', 'masik.anna@pelda.test', 'masik.anna@pelda.test', TRUE,
    'Kiss', 'kiss', 'Anna', 'anna', 'dr. Kiss Anna',
    'Próba Anna', 'Teszt Teréz', 'Példafalva', DATE '1991-11-30',
    'valid', TIMESTAMP WITH TIME ZONE '2099-12-31 00:00:00+01:00', 'pbkdf2_sha256$120000$peldaso1$16to8kuahkStq537NrypH2lbI+Y0mMtwDmw+hnmzPT0='),
  (1003, TIMESTAMP WITH TIME ZONE '2018-10-28 02:30:00+01:00', 'Őri Ödön 12', 'őri ödön 12', 'odon@pelda.test', 'odon@pelda.test', TRUE,
    'Őri', 'őri', 'Ödön', 'ödön', NULL,
    'Őri Ödön', 'Űri Ágnes', 'Árvíztűrő', DATE '1972-02-29',
    'valid', TIMESTAMP WITH TIME ZONE '2099-12-31 00:00:00+01:00', '$2y$10$Vd1m0bLxQeR7uT9sKpW3aepx1hVpyKscf7mQymy0hr8LXrLHaGdu.'),
  (1004, TIMESTAMP WITH TIME ZONE '2010-07-01 08:00:00+02:00', 'LejartLajos', 'lejartlajos', 'lajos@pelda.test', 'lajos@pelda.test', TRUE,
    'Lejárt', 'lejárt', 'Lajos', 'lajos', NULL,
    'Lejárt Lajos', 'Minta Márta', 'Mintaváros', DATE '1960-07-01',
    'valid', TIMESTAMP WITH TIME ZONE '2015-07-01 00:00:00+02:00', '$1$regiregi$HAs4ALP5FE716GqT./Apy0'),
  (1005, TIMESTAMP WITH TIME ZONE '2021-01-11 10:00:00+01:00', 'ZaroltZita', 'zaroltzita', 'zita@pelda.test', 'zita@pelda.test', TRUE,
    'Zárolt', 'zárolt', 'Zita', 'zita', NULL,
    'Zárolt Zita', 'Próba Piroska', 'Példafalva', DATE '1979-09-09',
    'locked', TIMESTAMP WITH TIME ZONE '2099-12-31 00:00:00+01:00', '$6$zarolt24$jEZIwdfUTdV6GVB7wSgOi/ThJHnz25lR6vEqqs2kmqe8W8H87Fc8Nt0gOj8jY3lzmlhYeGtkJ3Vkl9HxfzwCQ0'),
  (1006, TIMESTAMP WITH TIME ZONE '2024-01-02 12:00:00+01:00', 'IdeiglenesIda', 'ideiglenesida', 'ida@pelda.test', 'ida@pelda.test', NULL,
    'Ideiglenes', 'ideiglenes', 'Ida', 'ida', NULL,
    NULL, NULL, NULL, NULL,
    'temporary', TIMESTAMP WITH TIME ZONE '2099-01-05 00:00:00+01:00', NULL),
  (1007, TIMESTAMP WITH TIME ZONE '2017-02-03 11:30:00+01:00', 'MintaMarton1', 'mintamarton1', 'csalad@pelda.test', 'csalad@pelda.test', TRUE,
    'Minta', 'minta', 'Márton', 'márton', NULL,
    'Minta Márton', 'Teszt Tekla', 'Mintaváros', DATE '1955-05-05',
    'valid', TIMESTAMP WITH TIME ZONE '2099-12-31 00:00:00+01:00', '$5$csaladi1$g5RGNYsTSYeehnHirwG5cQmHLXtkxZIt41Cic7PY4r7'),
  (1008, TIMESTAMP WITH TIME ZONE '2017-02-03 11:31:00+01:00', 'MintaMarton2', 'mintamarton2', 'csalad@pelda.test', 'csalad@pelda.test', TRUE,
    'Minta', 'minta', 'Márton', 'márton', NULL,
    'Minta Márton', 'Minta Márta', 'Mintaváros', DATE '1983-08-15',
    'valid', TIMESTAMP WITH TIME ZONE '2099-12-31 00:00:00+01:00', '$apr1$csaladi2$NWkhvswVvd6jsJw70ZGC41'),
  (1009, TIMESTAMP WITH TIME ZONE '2017-02-03 11:32:00+01:00', 'MintaMarta', 'mintamarta', 'Csalad@pelda.test', 'csalad@pelda.test', TRUE,
    'Minta', 'minta', 'Márta', 'márta', NULL,
    'Próba Márta', 'Próba Petra', 'Példafalva', DATE '1984-12-24',
    'valid', TIMESTAMP WITH TIME ZONE '2099-12-31 00:00:00+01:00', 'pbkdf2_sha512$60000$csaladi3$I9dSFSamNoGp42t3AelS8PbE1KYPRNWfCJer5y6DMYHZoH7YEDMXg5LID7+t+6TD/5kyV35o7xkicDhz4Vg35g=='),
  (1010, TIMESTAMP WITH TIME ZONE '2016-03-15 00:00:00+01:00', 'HosszuNevu Hercegno Krisztina Bernadett 1848', 'hosszunevu hercegno krisztina bernadett 1848', 'hosszu@pelda.test', 'hosszu@pelda.test', TRUE,
    'Hosszúnevű-Rövidfalvi', 'hosszúnevű-rövidfalvi', 'Krisztina Bernadett Zsuzsanna Ágota', 'krisztina bernadett zsuzsanna ágota', 'özv. Nagyhosszúnevű-Rövidfalvi Próba Elemérné dr. Hosszúnevű-Rövidfalvi Krisztina Bernadett Zsuzsanna Ágota',
    'Hosszúnevű-Rövidfalvi Krisztina Bernadett Zsuzsanna Ágota', 'Kisrövidnevű-Hosszúfalvi Emerencia Rozália', 'Mintaszentpéterfölde-Alsópéldaháza', DATE '1948-03-15',
    'valid', TIMESTAMP WITH TIME ZONE '2099-12-31 00:00:00+01:00', '{SSHA256}+zX1brbQ9HebMfMbzgMOldfh2M1K9WddUZaTJeKqkH8BAgMEBQYHCAkKCww='),
  (1011, TIMESTAMP WITH TIME ZONE '2022-08-20 20:00:00+02:00', 'UresUbul', 'uresubul', NULL, NULL, NULL,
    NULL, NULL, NULL, NULL, NULL,
    NULL, NULL, NULL, NULL,
    'valid', NULL, '{SSHA512}6EqGbv8HbIt8FSGO94k40Ty44tQDtmdwtnsVDF92D+mQxrEa27Amwyn7KzOJy9QF/CIXL0nYgt0S+aKHM9hh0SgpKissLS4vMDEyMzQ1Njc='),
  (1012, TIMESTAMP WITH TIME ZONE '2018-01-01 00:00:00+01:00', 'IsmeretlenImre', 'ismeretlenimre', 'imre@pelda.test', 'imre@pelda.test', TRUE,
    'Ismeretlen', 'ismeretlen', 'Imre', 'imre', NULL,
    'Ismeretlen Imre', 'Teszt Tünde', 'Mintaváros', DATE '1990-10-10',
    'valid', TIMESTAMP WITH TIME ZONE '2099-12-31 00:00:00+01:00', '{REGI-MINTA}0123456789abcdef'),
  (1013, TIMESTAMP WITH TIME ZONE '2024-05-06 07:08:09+02:00', 'AktivalandoAron', 'aktivalandoaron', 'aron@pelda.test', 'aron@pelda.test', FALSE,
    'Aktiválandó', 'aktiválandó', 'Áron', 'áron', NULL,
    'Aktiválandó Áron', 'Minta Mónika', 'Példafalva', DATE '2001-01-31',
    'to_be_activated', TIMESTAMP WITH TIME ZONE '2099-12-31 00:00:00+01:00', '{SMD5}oAMpATOqVCqupWZymCHWFAECAwQ='),
  (1014, TIMESTAMP WITH TIME ZONE '2011-06-06 00:00:00+02:00', 'MegszuntMiklos', 'megszuntmiklos', 'miklos@pelda.test', 'miklos@pelda.test', TRUE,
    'Megszűnt', 'megszűnt', 'Miklós', 'miklós', NULL,
    'Megszűnt Miklós', 'Próba Paula', 'Mintaváros', DATE '1940-06-06',
    'ended', TIMESTAMP WITH TIME ZONE '2016-06-06 00:00:00+02:00', '{SSHA}Rglqq6YwM+tSzWoMDfPgi5GGECmZiHdm'),
  (1015, TIMESTAMP WITH TIME ZONE '2015-07-07 00:00:00+02:00', 'KilepettKata', 'kilepettkata', 'kata@pelda.test', 'kata@pelda.test', TRUE,
    'Kilépett', 'kilépett', 'Kata', 'kata', NULL,
    'Kilépett Kata', 'Teszt Teréz', 'Példafalva', DATE '1977-07-07',
    'expired', TIMESTAMP WITH TIME ZONE '2020-07-07 00:00:00+02:00', '{SSHA}qE2Lpr6/4b1hpeOhl4l0wmbzdu9VRDMi');
