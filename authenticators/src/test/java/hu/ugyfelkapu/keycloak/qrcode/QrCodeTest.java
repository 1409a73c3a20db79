package hu.ugyfelkapu.keycloak.qrcode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

  private static final String ADDRESS =
      "otpauth://totp/%C3%9Cgyf%C3%A9lkapu%2B:%C5%90ri%20%C3%96d%C3%B6n%2012?secret=ABCDEFGHABCDEFGHABCDEFGHABCDEFGH&digits=6&algorithm=SHA1&issuer=%C3%9Cgyf%C3%A9lkapu%2B&period=30";

  @Test
  void drawnPathReadsBackAsTheAddress() throws Exception {
    QrCode code = QrCode.of(ADDRESS);

    String read =
        new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new Drawn(code)))).getText();

    assertThat(read).isEqualTo(ADDRESS);
  }

  @Test
  void quietZoneOfFourModulesStaysWhite() throws Exception {
    QrCode code = QrCode.of(ADDRESS);

    Matcher runs = Pattern.compile("M(\\d+) (\\d+)h(\\d+)").matcher(code.path());
    assertThat(runs.results())
        .isNotEmpty()
        .allSatisfy(
            run -> {
              int x = Integer.parseInt(run.group(1));
              int y = Integer.parseInt(run.group(2));
              int end = x + Integer.parseInt(run.group(3));
              assertThat(x).isGreaterThanOrEqualTo(4);
              assertThat(y).isBetween(4, code.size() - 5);
              assertThat(end).isLessThanOrEqualTo(code.size() - 4);
            });
  }

  /** The SVG path as a scanner sees it, eight pixels a module. */
  private static final class Drawn extends LuminanceSource {

    private static final int SCALE = 8;
    private final boolean[][] black;

    Drawn(QrCode code) {
      super(code.size() * SCALE, code.size() * SCALE);
      black = new boolean[code.size()][code.size()];
      Matcher run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z").matcher(code.path());
      while (run.find()) {
        int x = Integer.parseInt(run.group(1));
        Arrays.fill(
            black[Integer.parseInt(run.group(2))], x, x + Integer.parseInt(run.group(3)), true);
      }
    }

    @Override
    public byte[] getRow(int y, byte[] row) {
      byte[] pixels = row != null && row.length >= getWidth() ? row : new byte[getWidth()];
      for (int x = 0; x < getWidth(); x++) {
        pixels[x] = (byte) (black[y / SCALE][x / SCALE] ? 0 : 255);
      }
      return pixels;
    }

    @Override
    public byte[] getMatrix() {
      byte[] matrix = new byte[getWidth() * getHeight()];
      for (int y = 0; y < getHeight(); y++) {
        System.arraycopy(getRow(y, null), 0, matrix, y * getWidth(), getWidth());
      }
      return matrix;
    }
  }
}
