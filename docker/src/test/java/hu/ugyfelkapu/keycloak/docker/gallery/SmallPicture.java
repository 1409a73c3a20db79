package hu.ugyfelkapu.keycloak.docker.gallery;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * A picture of a page with its 256 commonest colours, less than half as large as the browser's. Our
 * pages have few colours; what goes are shades at the edges of letters.
 */
final class SmallPicture {
  private static final int COLOURS = 256;
  private static final int OPAQUE = 0xffffff;

  private SmallPicture() {}

  /** Writes the picture {@code from} to {@code to}. */
  static void write(Path from, Path to) throws IOException {
    BufferedImage picture = ImageIO.read(from.toFile());
    if (picture == null) {
      throw new IOException("not a picture: " + from.getFileName());
    }
    int width = picture.getWidth();
    int[] pixels = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
    Map<Integer, int[]> counts = count(pixels);
    int[] palette =
        counts.entrySet().stream()
            .sorted(Comparator.comparing(entry -> -entry.getValue()[0]))
            .limit(COLOURS)
            .mapToInt(Map.Entry::getKey)
            .toArray();
    BufferedImage small =
        new BufferedImage(
            width,
            picture.getHeight(),
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(
                Byte.SIZE, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE));
    paint(pixels, counts.keySet(), palette, small);
    save(small, to);
  }

  private static Map<Integer, int[]> count(int[] pixels) {
    Map<Integer, int[]> counts = new HashMap<>();
    int last = -1;
    int[] counter = null;
    for (int pixel : pixels) {
      int colour = pixel & OPAQUE;
      if (colour != last) {
        counter = counts.computeIfAbsent(colour, first -> new int[1]);
        last = colour;
      }
      counter[0]++;
    }
    return counts;
  }

  private static void paint(
      int[] pixels, Iterable<Integer> colours, int[] palette, BufferedImage small) {
    Map<Integer, Byte> places = new HashMap<>();
    colours.forEach(colour -> places.put(colour, (byte) nearest(colour, palette)));
    byte[] bytes = ((DataBufferByte) small.getRaster().getDataBuffer()).getData();
    int last = -1;
    byte place = 0;
    for (int i = 0; i < pixels.length; i++) {
      int colour = pixels[i] & OPAQUE;
      if (colour != last) {
        place = places.get(colour);
        last = colour;
      }
      bytes[i] = place;
    }
  }

  private static int nearest(int colour, int[] palette) {
    int best = 0;
    int smallest = Integer.MAX_VALUE;
    for (int i = 0; i < palette.length; i++) {
      int distance = 0;
      for (int shift : new int[] {0, 8, 16}) {
        int difference = ((colour >> shift) & 0xff) - ((palette[i] >> shift) & 0xff);
        distance += difference * difference;
      }
      if (distance < smallest) {
        smallest = distance;
        best = i;
      }
    }
    return best;
  }

  private static void save(BufferedImage picture, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(0);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), parameters);
    } finally {
      writer.dispose();
    }
  }
}
