package org.saan.hub.shared.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Words;

class RedrawingTest {
    private static final int RED = Color.RED.getRGB();
    private static final int GREEN = Color.GREEN.getRGB();
    private static final int BLUE = Color.BLUE.getRGB();

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[] file, String behind) {
        var both = Arrays.copyOf(file, file.length + behind.length());
        System.arraycopy(behind.getBytes(StandardCharsets.ISO_8859_1), 0, both, file.length, behind.length());
        return both;
    }

    private static void refuses(byte[] file, String code) {
        assertThatThrownBy(() -> Redrawing.sizes(file))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static void isNear(int rgb, int wanted) {
        var is = new Color(rgb);
        var color = new Color(wanted);
        assertThat(Math.abs(is.getRed() - color.getRed())
                        + Math.abs(is.getGreen() - color.getGreen())
                        + Math.abs(is.getBlue() - color.getBlue()))
                .as("%s is %s", is, color)
                .isLessThan(90);
    }

    @Test
    @DisplayName("SE-06 a photo that lies on its side with the place in it becomes upright without the place")
    void turnsUprightAndForgetsThePlace() {
        var sizes = Redrawing.sizes(SamplePhotos.file("gps-orient6.jpg"));
        assertThat(sizes).hasSize(1);
        var jpeg = sizes.getFirst().jpeg();
        assertThat(text(jpeg)).doesNotContain("Exif", "GPS", "http://ns.adobe.com", "ICC_PROFILE");
        var image = SamplePhotos.read(jpeg);
        assertThat(image.getWidth()).isEqualTo(30);
        assertThat(image.getHeight()).isEqualTo(60);
        isNear(image.getRGB(15, 8), RED);
        isNear(image.getRGB(15, 52), BLUE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyOrientationIsTurnedUpright(int orientation) {
        // The scene: red corner top left, green top right, blue below. Stored as the orientation tells.
        var scene = new BufferedImage(120, 200, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < 120; x++) {
                scene.setRGB(x, y, y >= 100 ? BLUE : x < 60 ? RED : GREEN);
            }
        }
        boolean across = orientation >= 5;
        var stored = new BufferedImage(across ? 200 : 120, across ? 120 : 200, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < 120; x++) {
                // Exif 2.32: where the 0th row and 0th column of the file are in the scene.
                int column = switch (orientation) {
                    case 2, 3 -> 119 - x;
                    case 5, 6 -> y;
                    case 7, 8 -> 199 - y;
                    default -> x;
                };
                int row = switch (orientation) {
                    case 3, 4 -> 199 - y;
                    case 5, 8 -> x;
                    case 6, 7 -> 119 - x;
                    default -> y;
                };
                stored.setRGB(column, row, scene.getRGB(x, y));
            }
        }
        var file = SamplePhotos.withExif(SamplePhotos.written("jpeg", stored), orientation);
        var jpeg = Redrawing.sizes(file).getLast().jpeg();
        assertThat(text(jpeg)).doesNotContain("SECRET-PLACE");
        var upright = SamplePhotos.read(jpeg);
        assertThat(upright.getWidth()).isEqualTo(120);
        assertThat(upright.getHeight()).isEqualTo(200);
        isNear(upright.getRGB(20, 30), RED);
        isNear(upright.getRGB(100, 30), GREEN);
        isNear(upright.getRGB(60, 170), BLUE);
    }

    @Test
    @DisplayName("SE-04 a picture of 900 million pixels is refused by its header, at once and in little memory")
    void refusesABombByItsHeader() {
        var bomb = SamplePhotos.file("bomb-png.bin");
        Redrawing.sizes(SamplePhotos.photo("png", 40, 40));
        var memory = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();
        long began = System.nanoTime();
        assertThatThrownBy(() -> Redrawing.sizes(bomb))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(new Words().say(Language.EN, refusal.code(), refusal.args()))
                                .startsWith("Picture too large (30000 × 30000)"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(50L * 1024 * 1024);
    }

    @Test
    @DisplayName("PH-01 HEIC is answered at once with what to do")
    void heicIsAnsweredWithWhatToDo() {
        refuses(SamplePhotos.file("phone.heic"), "media.refused.heic");
        assertThat(new Words().say(Language.TH, "media.refused.heic")).contains("JPEG", "iPhone", "รูปแบบ");
    }

    @Test
    void widthsAreOfferedUpToThePhotosOwn() {
        assertThat(Redrawing.sizes(SamplePhotos.photo("jpeg", 4000, 3000)))
                .extracting(Redrawing.Size::width)
                .containsExactly(320, 640, 1280, 1920);
        assertThat(Redrawing.sizes(SamplePhotos.photo("png", 900, 300)))
                .extracting(Redrawing.Size::width)
                .containsExactly(320, 640, 900);
        assertThat(Redrawing.sizes(SamplePhotos.photo("png", 100, 80)))
                .extracting(Redrawing.Size::width)
                .containsExactly(100);
    }

    @Test
    void webpIsDrawnAsJpeg() {
        var image = SamplePhotos.read(
                Redrawing.sizes(SamplePhotos.file("cloth.webp")).getLast().jpeg());
        assertThat(image.getWidth()).isEqualTo(640);
        isNear(image.getRGB(300, 100), new Color(200, 30, 30).getRGB());
        isNear(image.getRGB(300, 400), new Color(20, 20, 200).getRGB());
    }

    @Test
    void whatIsTransparentBecomesWhite() {
        var glass = new BufferedImage(50, 50, BufferedImage.TYPE_INT_ARGB);
        var image = SamplePhotos.read(
                Redrawing.sizes(SamplePhotos.written("png", glass)).getFirst().jpeg());
        isNear(image.getRGB(25, 25), Color.WHITE.getRGB());
    }

    @Test
    void whatHangsBehindAPhotoIsGone() {
        for (var behind : new String[] {"<script>alert(1)</script>", "PK\u0003\u0004 an archive"}) {
            for (var format : new String[] {"jpeg", "png"}) {
                var sizes = Redrawing.sizes(joined(SamplePhotos.photo(format, 64, 64), behind));
                assertThat(text(sizes.getFirst().jpeg())).doesNotContain(behind);
            }
        }
    }

    @Test
    void otherFilesAreRefusedWhateverTheirName() {
        for (var other : new String[] {
            "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
            "GIF89a/*\u0001\u0000*/=1;alert(1)",
            "<!doctype html><script>alert(1)</script>",
            "%PDF-1.7",
            "PK\u0003\u0004"
        }) {
            refuses(other.getBytes(StandardCharsets.ISO_8859_1), "media.refused.kind");
        }
        refuses(new byte[0], "media.refused.empty");
    }

    @Test
    void movingPicturesAreRefused() {
        refuses(
                "RIFF\u0020\0\0\0WEBPVP8X\n\0\0\0\u0002\0\0\0\u007f\2\0\u00df\1\0"
                        .getBytes(StandardCharsets.ISO_8859_1),
                "media.refused.moving");
        var png = SamplePhotos.photo("png", 40, 40);
        var moving = new java.io.ByteArrayOutputStream();
        moving.write(png, 0, 33);
        moving.writeBytes(new byte[] {0, 0, 0, 8, 'a', 'c', 'T', 'L', 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0});
        moving.write(png, 33, png.length - 33);
        refuses(moving.toByteArray(), "media.refused.moving");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void whatWasCutOnTheWayIsRefused(String format) {
        var photo = SamplePhotos.photo(format, 800, 600);
        refuses(Arrays.copyOf(photo, photo.length * 2 / 3), "media.refused.cut");
    }

    @Test
    void aCutWebpIsRefused() {
        var photo = SamplePhotos.file("cloth.webp");
        refuses(Arrays.copyOf(photo, photo.length * 2 / 3), "media.refused.cut");
    }

    @Test
    void aPhoneOfFiftyMegapixelsFitsInTheMemoryOfTheHub() {
        var photo = SamplePhotos.photo("jpeg", 8160, 6144);
        var memory = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();
        assertThat(Redrawing.sizes(photo)).hasSize(4);
        assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(160L * 1024 * 1024);
    }
}
