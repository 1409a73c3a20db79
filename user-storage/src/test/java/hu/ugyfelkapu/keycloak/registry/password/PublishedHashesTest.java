package hu.ugyfelkapu.keycloak.registry.password;

import static org.assertj.core.api.Assertions.assertThat;

import hu.ugyfelkapu.keycloak.registry.query.PasswordRecord;
import hu.ugyfelkapu.keycloak.registry.testing.FakeKeycloak;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hashes that others have published, so that reading and writing cannot agree on an error. */
class PublishedHashesTest {

  private final PasswordCheck check =
      new PasswordCheck(new RealmHashing(new FakeKeycloak().session()));

  /** src/test.c of the reference implementation, versions 16 and 19. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "$argon2i$m=256,t=2,p=1$c29tZXNhbHQ$/U3YPXYsSb3q9XxHvc0MLxur+GP960kN9j7emXX8zwY password",
        "$argon2i$m=256,t=2,p=2$c29tZXNhbHQ$tsEVYKap1h6scGt5ovl9aLRGOqOth+AMB+KwHpDFZPs password",
        "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$iekCn0Y3spW+sCcFanM2xBT63UP2sghkUoHLIUpWRS8 password",
        "$argon2i$v=19$m=256,t=2,p=2$c29tZXNhbHQ$T/XOJ2mh1/TIpJHfCdQan76Q5esCFVoT5MAeIM1Oq2E password",
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc password",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4 password",
        "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc password",
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94 differentpassword"
      })
  void argon2OfTheReferenceImplementation(String hash, String password) {
    onlyThisPasswordMatches(hash, password);
  }

  /** The self-test of John the Ripper: Argon2d, and a hash of 18 bytes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "$argon2d$v=19$m=4096,t=3,p=1$ZGFtYWdlX2RvbmU$w9w3s5/zV8+PcAZlJhnTCOE+vBkZssmZf6jOq3dKv50 password",
        "$argon2i$v=19$m=4096,t=3,p=1$ZGFtYWdlX2RvbmU$N59QwnpxDQZRj1/cO6bqm408dD6Z2Z9LKYpwFJSPVKA password",
        "$argon2d$v=19$m=16384,t=3,p=1$c2hvcnRfc2FsdA$TLSTPihIo+5F67Y1vJdfWdB9 blessed_dead"
      })
  void argon2OfAnotherProgram(String hash, String password) {
    onlyThisPasswordMatches(hash, password);
  }

  /** RFC 6070 (SHA-1) and RFC 7914, section 11 (SHA-256). */
  @ParameterizedTest
  @CsvSource({
    "pbkdf2, password, salt, 1, 0c60c80f961f0e71f3a9b524af6012062fe037a6",
    "pbkdf2, password, salt, 4096, 4b007901b765489abead49d926f721d065a429c1",
    "pbkdf2, passwordPASSWORDpassword, saltSALTsaltSALTsaltSALTsaltSALTsalt, 4096,"
        + " 3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038",
    "pbkdf2-sha256, passwd, salt, 1,"
        + " 55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
        + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783",
    "pbkdf2-sha256, Password, NaCl, 80000,"
        + " 4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
        + "a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d"
  })
  void pbkdf2OfTheStandards(
      String algorithm, String password, String salt, int iterations, String hash) {
    onlyThisPasswordMatches(
        "$%s$%d$%s$%s"
            .formatted(
                algorithm,
                iterations,
                dotted(salt.getBytes(StandardCharsets.US_ASCII)),
                dotted(HexFormat.of().parseHex(hash))),
        password);
  }

  private static String dotted(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes).replace('+', '.');
  }

  /** Passlib 1.7.4: the handlers' tests, and the manual. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "$pbkdf2$1212$OB.dtnSEXZK8U5cgxU/GYQ$y5LKPOplRmok7CZp/aqVDVg8zGI password",
        "$pbkdf2-sha256$1212$4vjV83LKPjQzk31VI4E0Vw$hsYF68OiOUPdDZ1Fg.fJPeq1h/gXXY7acBp9/6c.tmQ password",
        "$pbkdf2-sha256$8000$XAuBMIYQQogxRg$tRRlz8hYn63B9LYiCd6PRo6FMiunY9ozmMMI3srxeRE password",
        "$pbkdf2-sha512$1212$RHY0Fr3IDMSVO/RSZyb5ow$eNLfBK.eVozomMr.1gYa17k9B7KIK25NOEshvhrSX.esqY3s.FvWZViXz4KoLlQI.BzY/YTNJOiKc5gBYFYGww password",
        "{SSHA}0c0blFTXXNuAMHECS4uxrj3ZieMoWImr testing123",
        "{SSHA}0H+zTv8o4MR4H43n03eCsvw1luG8LdB7 secret",
        "{SSHA}P90+qijSp8MJ1tN25j5o1PflUvlqjXHOGeOckw== test",
        "{SMD5}UjFY34os/pnZQ3oQOzjqGu4yeXE= testing1234",
        "{SHA}at+xg6SiyUovktq1redipHiJpaE= helloworld",
        "{SHA}a94a8fe5ccb19ba61c4c0873d391e987982fbbd3 test",
        "{MD5}/F4DjTilcDIIVEHn/nAQsA== helloworld"
      })
  void directorySchemesAndPbkdf2OfPasslib(String hash, String password) {
    onlyThisPasswordMatches(hash, password);
  }

  /** FIPS 180-4's examples of the message "abc". */
  @ParameterizedTest
  @CsvSource({
    "a9993e364706816aba3e25717850c26c9cd0d89d",
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7",
    "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
    "{SHA224}23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"
  })
  void digestsOfTheStandard(String hash) {
    onlyThisPasswordMatches(hash, "abc");
  }

  /** Ulrich Drepper's "Unix crypt using SHA-256 and SHA-512", test vectors. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5|Hello world!",
        "$5$rounds=10000$saltstringsaltst$3xv.VbSHBb41AL9AvLeujZkZRBAwqFMz2.opqey6IcA|Hello world!",
        "$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1|Hello world!"
      })
  void cryptOfItsAuthor(String hash, String password) {
    onlyThisPasswordMatches(hash, password);
  }

  /** Openwall's crypt_blowfish, wrapper.c. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW|U*U",
        "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK|U*U*",
        "{BCRYPT}$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a|U*U*U"
      })
  void bcryptOfTheReferenceImplementation(String hash, String password) {
    onlyThisPasswordMatches(hash, password);
  }

  @ParameterizedTest
  @CsvSource(
      "$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui,"
          + " 0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789chars after 72 are ignored")
  void bcryptReads72Bytes(String hash, String password) {
    assertThat(matches(hash, password)).isTrue();
    assertThat(matches(hash, password + "!")).isTrue();
    assertThat(matches(hash, "!" + password)).isFalse();
  }

  private void onlyThisPasswordMatches(String hash, String password) {
    assertThat(matches(hash, password)).isTrue();
    assertThat(matches(hash, password + "!")).isFalse();
    assertThat(matches(hash, " " + password)).isFalse();
  }

  private boolean matches(String hash, String password) {
    return check.matches(new PasswordRecord(1, hash, true), password);
  }
}
