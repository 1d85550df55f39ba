package org.saan.hub.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.TexturePaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.saan.hub.catalogue.Catalogue;
import org.saan.hub.catalogue.PhotoView.Recognised;
import org.saan.hub.catalogue.Photos;
import org.saan.hub.catalogue.SubjectKind;
import org.saan.hub.catalogue.TextField;
import org.saan.hub.catalogue.TextInput;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.springframework.stereotype.Component;

/**
 * Pictures that stand for photos of the first products: cloth on a line and cloth from near, drawn from the patterns of the
 * crafts. Nobody's work was photographed, and their words say so.
 */
@Component
class DemoPhotos {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 960;
    private static final Rectangle CLOTH = new Rectangle(290, 90, 700, 720);
    private static final Color WALL = new Color(0xEEE6D8);
    private static final Color FLOOR = new Color(0xD9CCB6);
    private static final Color WOOD = new Color(0x7A5C3E);
    private static final int FOLDS = 5;

    private final Photos photos;
    private final Catalogue catalogue;
    private final DemoAccounts accounts;

    DemoPhotos(Photos photos, Catalogue catalogue, DemoAccounts accounts) {
        this.photos = photos;
        this.catalogue = catalogue;
        this.accounts = accounts;
    }

    /**
     * Gives a product its two photos, with words approved in both languages.
     *
     * @param pattern name of a picture in {@code static/patterns}
     */
    void add(UUID product, String pattern, LocalizedText name) {
        var tile = tile(pattern);
        var sent = List.of(
                new Photos.Sent("hanging.png", () -> hanging(tile)), new Photos.Sent("near.png", () -> near(tile)));
        try {
            photos.add(SubjectKind.PRODUCT, product, UUID.randomUUID(), sent, Identity.SYSTEM);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var added = photos.get(SubjectKind.PRODUCT, product, Identity.SYSTEM).photos();
        describe(
                product,
                added.get(0).id(),
                name.th() + " แขวนอยู่บนราวไม้ (ภาพวาดเพื่อสาธิต)",
                name.en() + " on a wooden rod (a drawing, for demonstration)");
        describe(
                product,
                added.get(1).id(),
                "ลายของ" + name.th() + "เมื่อดูใกล้ (ภาพวาดเพื่อสาธิต)",
                "The pattern of the " + name.en() + " from near (a drawing, for demonstration)");
    }

    private void describe(UUID product, UUID photo, String th, String en) {
        photos.describe(
                new Photos.Place(SubjectKind.PRODUCT, product, photo),
                Recognised.NOBODY,
                Set.of(),
                List.of(new TextInput(TextField.ALT, Language.TH, th), new TextInput(TextField.ALT, Language.EN, en)),
                Identity.SYSTEM);
        catalogue.approveAll(SubjectKind.IMAGE, photo, null, accounts.person("officer"));
    }

    private static BufferedImage tile(String pattern) {
        var path = "/static/patterns/" + pattern + ".png";
        try (var file = Objects.requireNonNull(DemoPhotos.class.getResourceAsStream(path), path)) {
            return ImageIO.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cloth on a rod before a wall, in folds, with its fringe. */
    private static byte[] hanging(BufferedImage tile) {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = pen(picture);
        pen.setPaint(new GradientPaint(0, 0, WALL, 0, HEIGHT, FLOOR));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(new Color(0, 0, 0, 40));
        pen.fillRoundRect(CLOTH.x + 22, CLOTH.y + 18, CLOTH.width, CLOTH.height + 40, 20, 20);
        pen.setPaint(new TexturePaint(tile, new Rectangle2D.Double(CLOTH.x, CLOTH.y, 233, 233)));
        pen.fill(CLOTH);
        folds(pen);
        fringe(pen, tile);
        pen.setColor(WOOD);
        pen.fillRoundRect(CLOTH.x - 90, CLOTH.y - 26, CLOTH.width + 180, 30, 30, 30);
        pen.dispose();
        return png(picture);
    }

    private static void folds(Graphics2D pen) {
        var dark = new Color(0, 0, 0, 70);
        var light = new Color(255, 255, 255, 45);
        int width = CLOTH.width / FOLDS;
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = CLOTH.x + fold * width;
            int middle = left + width * 2 / 3;
            pen.setPaint(new GradientPaint(left, 0, dark, middle, 0, light));
            pen.fillRect(left, CLOTH.y, middle - left, CLOTH.height);
            pen.setPaint(new GradientPaint(middle, 0, light, left + width, 0, dark));
            pen.fillRect(middle, CLOTH.y, left + width - middle, CLOTH.height);
        }
    }

    private static void fringe(Graphics2D pen, BufferedImage tile) {
        pen.setStroke(new BasicStroke(3));
        for (int x = CLOTH.x + 3; x < CLOTH.x + CLOTH.width; x += 7) {
            pen.setColor(new Color(tile.getRGB(x * 13 % tile.getWidth(), x * 7 % tile.getHeight())));
            pen.drawLine(x, CLOTH.y + CLOTH.height, x + x % 5 - 2, CLOTH.y + CLOTH.height + 34 + x % 9);
        }
    }

    /** The cloth from near and a little turned, lit from one side. */
    private static byte[] near(BufferedImage tile) {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = pen(picture);
        var upright = pen.getTransform();
        pen.transform(AffineTransform.getRotateInstance(Math.toRadians(9), WIDTH / 2.0, HEIGHT / 2.0));
        pen.setPaint(new TexturePaint(tile, new Rectangle2D.Double(0, 0, 560, 560)));
        pen.fillRect(-WIDTH, -HEIGHT, 3 * WIDTH, 3 * HEIGHT);
        pen.setTransform(upright);
        pen.setPaint(new GradientPaint(0, 0, new Color(255, 250, 235, 60), WIDTH, HEIGHT, new Color(0, 0, 0, 90)));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.dispose();
        return png(picture);
    }

    private static Graphics2D pen(BufferedImage picture) {
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        return pen;
    }

    private static byte[] png(BufferedImage picture) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
