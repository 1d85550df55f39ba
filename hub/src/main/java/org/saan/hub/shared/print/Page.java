package org.saan.hub.shared.print;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** One page being drawn. Heights count from its upper edge, in points. */
final class Page {
    static final float WIDTH = 595.28f;
    static final float HEIGHT = 841.89f;

    /** A place to click on. */
    record Link(float x, float top, float width, float height, String address) {}

    final int index;
    final List<Link> links = new ArrayList<>();
    final Set<PrintedImage> images = new LinkedHashSet<>();
    final List<Tag> tags = new ArrayList<>();
    private final StringBuilder drawing = new StringBuilder();
    private final Consumer<Tag> known;

    Page(int index, Consumer<Tag> known) {
        this.index = index;
        this.known = known;
    }

    /** Draws what belongs to one part of the document. */
    void tagged(Tag tag, Runnable what) {
        known.accept(tag);
        tag.marks.add(new Tag.Mark(index, tags.size()));
        drawing.append('/')
                .append(tag.role)
                .append("<</MCID ")
                .append(tags.size())
                .append(">>BDC\n");
        tags.add(tag);
        what.run();
        drawing.append("EMC\n");
    }

    /** Draws what is not part of what the document says. */
    void ornament(Runnable what) {
        drawing.append("/Artifact BMC\n");
        what.run();
        drawing.append("EMC\n");
    }

    void text(EmbeddedFont font, float size, int colour, float x, float baseline, String words) {
        var codes = font.encode(words);
        if (codes.isEmpty()) {
            return;
        }
        drawing.append("BT /F")
                .append(font.face.ordinal())
                .append(' ')
                .append(n(size))
                .append(" Tf ");
        fill(colour);
        drawing.append("1 0 0 1 ")
                .append(n(x))
                .append(' ')
                .append(n(HEIGHT - baseline))
                .append(" Tm [<");
        for (int i = 0; i < codes.size(); i++) {
            var code = codes.get(i);
            drawing.append("%04X".formatted(code.code()));
            if (code.correction() != 0 && i < codes.size() - 1) {
                drawing.append('>')
                        .append(n(-code.correction() * 1000f / font.file.unitsPerEm))
                        .append('<');
            }
        }
        drawing.append(">]TJ ET\n");
    }

    void rectangle(int colour, float x, float top, float width, float height) {
        fill(colour);
        rectangle(x, top, width, height);
        drawing.append("f\n");
    }

    /** Many of one colour, each {@code x, top, width, height}. */
    void rectangles(int colour, List<float[]> all) {
        fill(colour);
        all.forEach(each -> rectangle(each[0], each[1], each[2], each[3]));
        drawing.append("f\n");
    }

    private void rectangle(float x, float top, float width, float height) {
        drawing.append(n(x)).append(' ').append(n(HEIGHT - top - height)).append(' ');
        drawing.append(n(width)).append(' ').append(n(height)).append(" re\n");
    }

    void image(PrintedImage image, int name, float x, float top, float width, float height) {
        images.add(image);
        drawing.append("q ").append(n(width)).append(" 0 0 ").append(n(height)).append(' ');
        drawing.append(n(x))
                .append(' ')
                .append(n(HEIGHT - top - height))
                .append(" cm /I")
                .append(name)
                .append(" Do Q\n");
    }

    private void fill(int colour) {
        for (int shift = 16; shift >= 0; shift -= 8) {
            drawing.append(n((colour >> shift & 0xff) / 255f)).append(' ');
        }
        drawing.append("rg ");
    }

    String drawing() {
        return drawing.toString();
    }

    private static String n(float value) {
        return PdfFile.number(value);
    }
}
