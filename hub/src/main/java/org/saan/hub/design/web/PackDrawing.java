package org.saan.hub.design.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.design.TechPack;
import org.saan.hub.design.novelty.Cie;
import org.saan.hub.shared.print.Drawing;
import org.saan.hub.shared.print.Style;

/**
 * The piece drawn from its tech pack: to scale, the longer side across, with its measures, fringes, colours, and one centimetre of
 * its cloth enlarged. Colours on screen and paper are estimates.
 */
final class PackDrawing {
    private static final float WIDTH = 460;
    private static final float LEFT = 30;
    private static final float TOP = 14;
    private static final float MOST_ACROSS = 290;
    private static final float MOST_DOWN = 150;
    private static final float LETTER = 9.5f;
    private static final float THIN = 0.7f;
    private static final float CENTIMETRE = 72;
    private static final int UNDYED = 0xefe6d2;
    private static final int MOST_THREADS = 60;

    private final TechPack pack;
    private final PackWords words;
    private final List<Drawing.Mark> marks = new ArrayList<>();

    private PackDrawing(TechPack pack, PackWords words) {
        this.pack = pack;
        this.words = words;
    }

    /** Nothing without a width and a length. */
    static @Nullable Drawing of(TechPack pack, PackWords words) {
        float width = number(pack, "width");
        float length = number(pack, "length");
        return width <= 0 || length <= 0 ? null : new PackDrawing(pack, words).draw(width, length);
    }

    private static float number(TechPack pack, String field) {
        return pack.number(field).map(BigDecimal::floatValue).orElse(0f);
    }

    private Drawing draw(float width, float length) {
        float fringe = number(pack, "fringe");
        boolean lengthAcross = length >= width;
        float fullLength = length + 2 * fringe;
        float wide = lengthAcross ? fullLength : width;
        float high = lengthAcross ? width : fullLength;
        float scale = Math.min(MOST_ACROSS / wide, MOST_DOWN / high);
        float edge = fringe * scale;
        float across = Math.max(6, (lengthAcross ? length : width) * scale);
        float down = Math.max(6, (lengthAcross ? width : length) * scale);
        float x = LEFT + (lengthAcross ? edge : 0);
        float y = TOP + (lengthAcross ? 0 : edge);
        if (edge > 0) {
            fringes(lengthAcross, x, y, across, down, edge);
        }
        body(x, y, across, down);
        float bottom = y + down + (lengthAcross ? 0 : edge);
        across(x, bottom + 12, across, measure(lengthAcross ? "length" : "width"));
        down(x + across + (lengthAcross ? edge : 0) + 12, y, down, measure(lengthAcross ? "width" : "length"));
        if (edge > 0) {
            float middle = lengthAcross ? x - edge / 2 : x + across / 2;
            label(words.t("tech_pack.draw.fringe", pack.field("fringe")), middle, TOP - 7, Style.Side.CENTRE);
        }
        float under = Math.max(bottom + 42, TOP + CENTIMETRE + 34);
        cloth(WIDTH - CENTIMETRE - 6, TOP);
        float end = colours(under);
        return new Drawing(WIDTH, end, marks, words.t("tech_pack.draw.alt", words.size(pack)));
    }

    private String measure(String field) {
        var tolerance = pack.field("size_tolerance");
        return tolerance.isEmpty()
                ? words.t("tech_pack.draw.cm", pack.field(field))
                : words.t("tech_pack.draw.cm_within", pack.field(field), tolerance);
    }

    private int colour(int n) {
        var l = pack.number("colour_" + n + "_l");
        var a = pack.number("colour_" + n + "_a");
        var b = pack.number("colour_" + n + "_b");
        return l.isPresent() && a.isPresent() && b.isPresent()
                ? new Cie(l.get().doubleValue(), a.get().doubleValue(), b.get().doubleValue()).screen()
                : UNDYED;
    }

    private void body(float x, float y, float across, float down) {
        area(Style.INK, x - 1, y - 1, across + 2, down + 2);
        var rows = pack.rows("colour");
        area(rows.isEmpty() ? UNDYED : colour(rows.getFirst()), x, y, across, down);
        for (int i = 1; i < rows.size(); i++) {
            float band = Math.min(down, across) / (4f * rows.size());
            area(colour(rows.get(i)), x, y + down * i / rows.size() - band / 2, across, band);
        }
    }

    private void fringes(boolean lengthAcross, float x, float y, float across, float down, float edge) {
        float side = lengthAcross ? down : across;
        for (float at = 1; at < side; at += 4) {
            if (lengthAcross) {
                area(Style.PALE, x - edge, y + at, edge, THIN);
                area(Style.PALE, x + across, y + at, edge, THIN);
            } else {
                area(Style.PALE, x + at, y - edge, THIN, edge);
                area(Style.PALE, x + at, y + down, THIN, edge);
            }
        }
    }

    private void across(float x, float y, float length, String said) {
        area(Style.INK, x, y, length, THIN);
        area(Style.INK, x, y - 4, THIN, 8);
        area(Style.INK, x + length - THIN, y - 4, THIN, 8);
        label(said, x + length / 2, y + 11, Style.Side.CENTRE);
    }

    private void down(float x, float y, float length, String said) {
        area(Style.INK, x, y, THIN, length);
        area(Style.INK, x - 4, y, 8, THIN);
        area(Style.INK, x - 4, y + length - THIN, 8, THIN);
        label(said, x + 7, y + length / 2, Style.Side.LEFT);
    }

    /** One centimetre of the cloth: its ends and picks, in plain weave. */
    private void cloth(float x, float y) {
        int ends = Math.min(MOST_THREADS, (int) number(pack, "ends"));
        int picks = Math.min(MOST_THREADS, (int) number(pack, "picks"));
        if (ends < 1 || picks < 1) {
            return;
        }
        var rows = pack.rows("colour");
        int weft = rows.isEmpty() ? 0x6b7aa8 : colour(rows.getFirst());
        area(Style.INK, x - 1, y - 1, CENTIMETRE + 2, CENTIMETRE + 2);
        area(weft, x, y, CENTIMETRE, CENTIMETRE);
        float w = CENTIMETRE / ends;
        float h = CENTIMETRE / picks;
        for (int end = 0; end < ends; end++) {
            for (int pick = end % 2; pick < picks; pick += 2) {
                area(UNDYED, x + end * w, y + pick * h, w, h);
            }
        }
        label(words.t("tech_pack.draw.centimetre"), x + CENTIMETRE, y + CENTIMETRE + 10, Style.Side.RIGHT);
        label(
                words.t("tech_pack.draw.density", pack.field("ends"), pack.field("picks")),
                x + CENTIMETRE,
                y + CENTIMETRE + 23,
                Style.Side.RIGHT);
    }

    private float colours(float top) {
        float x = LEFT;
        float y = top;
        for (int n : pack.rows("colour")) {
            if (x > WIDTH - 150) {
                x = LEFT;
                y += 24;
            }
            area(Style.INK, x - 1, y - 1, 18, 18);
            area(colour(n), x, y, 16, 16);
            label(pack.field("colour_" + n), x + 22, y + 8, Style.Side.LEFT);
            x += 140;
        }
        return pack.rows("colour").isEmpty() ? top : y + 24;
    }

    private void area(int colour, float x, float y, float width, float height) {
        marks.add(new Drawing.Area(colour, x, y, width, height));
    }

    private void label(String said, float x, float y, Style.Side side) {
        marks.add(new Drawing.Label(said, x, y, LETTER, side));
    }
}
