package org.saan.hub.shared.print;

import java.util.Locale;

/**
 * An address as a code for cameras, to be drawn in a page.
 *
 * @param modules squares of a side, without the quiet zone of four that belongs around it
 * @param path for the {@code d} of an SVG path; a square is one unit
 */
public record QrPath(int modules, String path) {
    public static QrPath of(String address) {
        int modules = QrSquares.of(address, 1).matrix().getWidth();
        var path = new StringBuilder();
        for (var run : QrSquares.of(address, modules).at(0, 0)) {
            path.append(String.format(
                    Locale.ROOT, "M%d %dh%dv1h-%dz", (int) run[0], (int) run[1], (int) run[2], (int) run[2]));
        }
        return new QrPath(modules, path.toString());
    }

    /** With the quiet zone around it. */
    public String viewBox() {
        return "-4 -4 " + (modules + 8) + " " + (modules + 8);
    }
}
