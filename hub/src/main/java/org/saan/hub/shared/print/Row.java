package org.saan.hub.shared.print;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside each other over the width of a page.
 *
 * @param kept never parted by the end of a page
 * @param withNext not left alone at the end of a page
 * @param ruled with a thin line above
 * @param head said again when a page begins with this row
 */
record Row(
        List<Cell> cells,
        boolean kept,
        boolean withNext,
        boolean ruled,
        @Nullable Row head) {
    /** Draws at a place of a page. */
    interface Drawing {
        void on(Page page, float x, float top);
    }

    /** A line, a picture: what is never parted. */
    record Box(float height, Drawing drawing) {}

    /** @param x from the left edge of the text */
    record Cell(float x, float width, List<Box> boxes) {
        float height() {
            return (float) boxes.stream().mapToDouble(Box::height).sum();
        }
    }

    static Row of(float width, List<Box> boxes, boolean withNext) {
        return new Row(List.of(new Cell(0, width, boxes)), false, withNext, false, null);
    }

    float height() {
        float highest = 0;
        for (var cell : cells) {
            highest = Math.max(highest, cell.height());
        }
        return highest + (ruled ? RULE : 0);
    }

    private static final float NARROW = 10;
    /** Room for the line above, in points. */
    static final float RULE = 6;

    /** As one box, for a row inside another. */
    Box box() {
        return new Box(height(), (page, x, top) -> draw(page, x, top));
    }

    void draw(Page page, float x, float top) {
        float from = top;
        if (ruled) {
            page.ornament(() -> rule(page, x, top + 1));
            from += RULE;
        }
        for (var cell : cells) {
            float at = from;
            for (var box : cell.boxes()) {
                box.drawing().on(page, x + cell.x(), at);
                at += box.height();
            }
        }
    }

    /** Whole over the cells of a table, parted between columns that stand further apart. */
    private void rule(Page page, float x, float top) {
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            float gap = i + 1 < cells.size() ? cells.get(i + 1).x() - cell.x() - cell.width() : 0;
            page.rectangle(0xe4d9c5, x + cell.x(), top, cell.width() + (gap < NARROW ? gap : 0), 0.6f);
        }
    }
}
