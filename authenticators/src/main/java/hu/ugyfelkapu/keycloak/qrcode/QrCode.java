package hu.ugyfelkapu.keycloak.qrcode;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A QR code as SVG path data: sharp at every size and drawn without any script or image request.
 *
 * @param size modules on one side, the quiet zone of four included
 * @param path black modules, one unit each
 */
public record QrCode(int size, String path) {

  private static final int QUIET_ZONE = 4;

  /**
   * @throws WriterException when the text is too long for a QR code
   */
  public static QrCode of(String text) throws WriterException {
    BitMatrix matrix =
        new QRCodeWriter()
            .encode(
                text,
                BarcodeFormat.QR_CODE,
                0,
                0,
                Map.of(
                    EncodeHintType.MARGIN,
                    QUIET_ZONE,
                    EncodeHintType.ERROR_CORRECTION,
                    ErrorCorrectionLevel.M,
                    EncodeHintType.CHARACTER_SET,
                    StandardCharsets.UTF_8.name()));
    return new QrCode(matrix.getWidth(), path(matrix));
  }

  private static String path(BitMatrix matrix) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < matrix.getHeight(); y++) {
      int x = 0;
      while (x < matrix.getWidth()) {
        int start = x;
        while (x < matrix.getWidth() && matrix.get(x, y)) {
          x++;
        }
        if (x > start) {
          int run = x - start;
          path.append('M').append(start).append(' ').append(y);
          path.append('h').append(run).append("v1h-").append(run).append('z');
        } else {
          x++;
        }
      }
    }
    return path.toString();
  }

  /** For templates: a map, since FreeMarker would take a record's accessors for methods. */
  public Map<String, Object> asMap() {
    return Map.of("size", size, "path", path);
  }
}
