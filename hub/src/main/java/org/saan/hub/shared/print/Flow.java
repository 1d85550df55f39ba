package org.saan.hub.shared.print;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Puts rows onto pages, one under the other. */
final class Flow {
    static final float LEFT = 48;
    static final float TEXT_WIDTH = Page.WIDTH - 2 * LEFT;
    private static final float TOP = 52;
    private static final float BOTTOM = Page.HEIGHT - 62;
    /** What is higher than this may be parted even where it should stay together. */
    private static final float TALL = (BOTTOM - TOP) / 2;

    private final List<Page> pages = new ArrayList<>();
    private final Consumer<Tag> known;
    private float top = BOTTOM;

    Flow(Consumer<Tag> known) {
        this.known = known;
    }

    List<Page> place(List<Block> blocks, Typesetter typesetter) {
        newPage();
        var waiting = new ArrayList<Row>();
        for (var block : blocks) {
            if (block instanceof Block.NewPage) {
                place(waiting);
                newPage();
            } else {
                waiting.addAll(typesetter.rows(block, TEXT_WIDTH));
            }
        }
        place(waiting);
        return pages;
    }

    private void place(List<Row> rows) {
        for (int i = 0; i < rows.size(); i++) {
            float needed = 0;
            int next = i;
            while (next < rows.size() - 1 && rows.get(next).withNext()) {
                needed += rows.get(next++).height();
            }
            needed += beginning(rows.get(next));
            if (top + needed > BOTTOM && top > TOP && needed < BOTTOM - TOP) {
                newPage();
                repeat(rows.get(i));
            }
            place(rows.get(i));
        }
        rows.clear();
    }

    private void repeat(Row row) {
        var head = row.head();
        if (head != null) {
            head.draw(page(), LEFT, top);
            top += head.height();
        }
    }

    /** How much of a row must fit under what is above it: the whole when it is kept or short, else two lines. */
    private static float beginning(Row row) {
        if (row.height() <= (row.kept() ? BOTTOM - TOP : TALL / 4)) {
            return row.height();
        }
        float highest = 0;
        for (var cell : row.cells()) {
            float two = (float)
                    cell.boxes().stream().limit(2).mapToDouble(Row.Box::height).sum();
            highest = Math.max(highest, two);
        }
        return highest;
    }

    /** Draws a row; what of its cells does not fit goes to the next page. */
    private void place(Row row) {
        var rest = row;
        while (top + rest.height() > BOTTOM) {
            var fits = new ArrayList<Row.Cell>();
            var over = new ArrayList<Row.Cell>();
            for (var cell : rest.cells()) {
                int count = fitting(cell);
                fits.add(new Row.Cell(cell.x(), cell.width(), cell.boxes().subList(0, count)));
                over.add(new Row.Cell(
                        cell.x(),
                        cell.width(),
                        cell.boxes().subList(count, cell.boxes().size())));
            }
            boolean none = fits.stream().allMatch(cell -> cell.boxes().isEmpty());
            if (none && top <= TOP) {
                break;
            }
            if (!none) {
                new Row(fits, false, false, rest.ruled(), null).draw(page(), LEFT, top);
                rest = new Row(over, false, false, false, null);
            }
            newPage();
        }
        rest.draw(page(), LEFT, top);
        top += rest.height();
    }

    private int fitting(Row.Cell cell) {
        float at = top + Row.RULE;
        int count = 0;
        while (count < cell.boxes().size() && at + cell.boxes().get(count).height() <= BOTTOM) {
            at += cell.boxes().get(count++).height();
        }
        return count;
    }

    private Page page() {
        return pages.getLast();
    }

    private void newPage() {
        pages.add(new Page(pages.size(), known));
        top = TOP;
    }
}
