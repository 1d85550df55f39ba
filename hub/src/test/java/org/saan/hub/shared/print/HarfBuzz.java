package org.saan.hub.shared.print;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.TextAttribute;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;

/** What the JDK, which has HarfBuzz inside, makes of the same text in the same font. */
final class HarfBuzz {
    private HarfBuzz() {}

    static Font font(Face face, float size) {
        try (var in = Face.class.getResourceAsStream("fonts/" + face.resource())) {
            return Font.createFont(Font.TRUETYPE_FONT, in)
                    .deriveFont(Map.of(TextAttribute.KERNING, TextAttribute.KERNING_ON))
                    .deriveFont(size);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    static String glyphs(Font font, String text) {
        var vector = vector(font, text);
        var all = new ArrayList<String>();
        for (int i = 0; i < vector.getNumGlyphs(); i++) {
            var at = vector.getGlyphPosition(i);
            all.add(vector.getGlyphCode(i) + "@" + Math.round(at.getX()) + "," + Math.round(-at.getY()));
        }
        return String.join(" ", all);
    }

    /** A page like another with one line of text. */
    static BufferedImage picture(Face face, float size, String text, float x, float baseline, BufferedImage like) {
        var image = new BufferedImage(like.getWidth(), like.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setColor(Color.BLACK);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.scale(Ink.DPI / 72.0, Ink.DPI / 72.0);
        graphics.translate(x, baseline);
        double scale = size / 1000;
        graphics.scale(scale, scale);
        graphics.fill(vector(font(face, 1000), text).getOutline());
        graphics.dispose();
        return image;
    }

    private static GlyphVector vector(Font font, String text) {
        return font.layoutGlyphVector(
                new FontRenderContext(null, false, true),
                text.toCharArray(),
                0,
                text.length(),
                Font.LAYOUT_LEFT_TO_RIGHT);
    }
}
