package org.saan.hub.shared.print;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Language;

/** Makes rows of a given width out of blocks. */
final class Typesetter {
    private static final float CELL_GAP = 8;

    private final Map<Face, EmbeddedFont> fonts = new EnumMap<>(Face.class);
    private final Map<PrintedImage, Integer> images = new LinkedHashMap<>();
    private final List<Bookmark> bookmarks = new ArrayList<>();
    private final Language language;

    /** A heading and where it stands. */
    record Bookmark(int level, String words, int page, float top) {}

    Typesetter(Language language) {
        this.language = language;
    }

    Map<Face, EmbeddedFont> fonts() {
        return fonts;
    }

    Map<PrintedImage, Integer> images() {
        return images;
    }

    List<Bookmark> bookmarks() {
        return bookmarks;
    }

    EmbeddedFont font(Face face) {
        return fonts.computeIfAbsent(face, EmbeddedFont::new);
    }

    List<Row> rows(Block block, float width) {
        return switch (block) {
            case Block.Paragraph paragraph ->
                List.of(Row.of(width, lines(paragraph, width), paragraph.role() != Block.Role.P));
            case Block.Picture picture -> List.of(Row.of(width, List.of(picture(picture, width)), false));
            case Block.Drawn drawn -> List.of(Row.of(width, List.of(drawn(drawn, width)), false));
            case Block.Code code -> List.of(Row.of(width, List.of(code(code)), false));
            case Block.Columns columns -> List.of(columns(columns, width));
            case Block.Table table -> table(table, width);
            case Block.Selvedge selvedge -> List.of(Row.of(width, List.of(Ornament.selvedge(width)), true));
            case Block.Gap gap ->
                List.of(Row.of(width, List.of(new Row.Box(gap.height(), (page, x, top) -> {})), false));
            case Block.NewPage page -> throw new IllegalStateException("a new page inside a column");
        };
    }

    private List<Row.Box> lines(Block.Paragraph paragraph, float width) {
        var style = paragraph.style();
        var tag = new Tag(paragraph.role().name(), paragraph.language().tag(), "");
        var boxes = new ArrayList<Row.Box>();
        for (var line : Lines.of(paragraph.spans(), style, width, this::font)) {
            boolean first = boxes.isEmpty();
            float before = first ? style.before() : 0;
            boxes.add(new Row.Box(style.leading() + before, (page, x, top) -> {
                if (first) {
                    mark(paragraph, page, top);
                }
                page.tagged(tag, () -> draw(line, style, page, x + shift(line, style, width), top + before));
            }));
        }
        return boxes;
    }

    private void mark(Block.Paragraph paragraph, Page page, float top) {
        if (paragraph.role() != Block.Role.P && paragraph.language() == language) {
            var words = new StringBuilder();
            paragraph.spans().forEach(span -> words.append(span.words()));
            bookmarks.add(new Bookmark(paragraph.role().ordinal(), words.toString(), page.index, top));
        }
    }

    private static float shift(Line line, Style style, float width) {
        return switch (style.side()) {
            case LEFT -> 0;
            case CENTRE -> (width - line.width()) / 2;
            case RIGHT -> width - line.width();
        };
    }

    /** The line's base is where marks above and below have the room that they need. */
    void draw(Line line, Style style, Page page, float from, float top) {
        float baseline = top + style.leading() / 2 + style.size() * 0.36f;
        float x = from;
        for (var segment : line.segments()) {
            int colour = segment.link() == null ? style.colour() : Style.INDIGO;
            page.text(font(segment.face()), style.size(), colour, x, baseline, segment.words());
            if (segment.link() != null) {
                page.links.add(new Page.Link(x, top, segment.width(), style.leading(), segment.link()));
            }
            x += segment.width();
        }
    }

    private Row.Box picture(Block.Picture picture, float width) {
        var image = picture.image();
        float scale = Math.min(width / image.width(), picture.highest() / image.height());
        float wide = image.width() * scale;
        float high = image.height() * scale;
        int name = images.computeIfAbsent(image, each -> images.size());
        var tag = new Tag("Figure", language.tag(), picture.words());
        return new Row.Box(high + picture.before(), (page, x, top) -> {
            Runnable draw = () -> page.image(image, name, x, top + picture.before(), wide, high);
            if (picture.words().isEmpty()) {
                page.ornament(draw);
            } else {
                page.tagged(tag, draw);
            }
        });
    }

    private Row.Box drawn(Block.Drawn drawn, float width) {
        var drawing = drawn.drawing();
        float scale = Math.min(width / drawing.width(), drawn.highest() / drawing.height());
        var tag = new Tag("Figure", language.tag(), drawing.words());
        return new Row.Box(
                drawing.height() * scale + drawn.before(),
                (page, x, top) -> page.tagged(
                        tag, () -> drawing.marks().forEach(mark -> draw(mark, scale, page, x, top + drawn.before()))));
    }

    private void draw(Drawing.Mark mark, float scale, Page page, float x, float top) {
        switch (mark) {
            case Drawing.Area area ->
                page.rectangle(
                        area.colour(),
                        x + area.x() * scale,
                        top + area.y() * scale,
                        area.width() * scale,
                        area.height() * scale);
            case Drawing.Label label -> {
                var style = Style.BODY
                        .sized(label.size() * scale, label.size() * scale)
                        .at(label.side());
                for (var line : Lines.of(List.of(Span.of(label.words())), style, Page.WIDTH, this::font)) {
                    draw(
                            line,
                            style,
                            page,
                            x + label.x() * scale + shift(line, style, 0),
                            top + label.y() * scale - style.leading() / 2);
                }
            }
        }
    }

    private Row.Box code(Block.Code code) {
        var squares = QrSquares.of(code.address(), code.size());
        var tag = new Tag("Figure", language.tag(), code.words());
        return new Row.Box(code.size(), (page, x, top) -> {
            page.tagged(tag, () -> page.rectangles(Style.INK, squares.at(x, top)));
            if (code.address().startsWith("http")) {
                page.links.add(new Page.Link(x, top, code.size(), code.size(), code.address()));
            }
        });
    }

    private Row columns(Block.Columns columns, float width) {
        float shares = (float)
                columns.columns().stream().mapToDouble(Block.Column::share).sum();
        float room = width - columns.gap() * (columns.columns().size() - 1);
        var cells = new ArrayList<Row.Cell>();
        float x = 0;
        for (var column : columns.columns()) {
            float wide = room * column.share() / shares;
            var boxes = new ArrayList<Row.Box>();
            column.blocks().stream()
                    .flatMap(block -> rows(block, wide).stream())
                    .forEach(row -> addTo(boxes, row));
            cells.add(new Row.Cell(x, wide, List.copyOf(boxes)));
            x += wide + columns.gap();
        }
        boolean heading = columns.columns().stream()
                .allMatch(column -> !column.blocks().isEmpty()
                        && column.blocks().getLast() instanceof Block.Paragraph last
                        && last.role() != Block.Role.P);
        return new Row(List.copyOf(cells), columns.kept(), heading, columns.ruled(), null);
    }

    private static void addTo(List<Row.Box> boxes, Row row) {
        if (row.cells().size() == 1 && !row.ruled()) {
            boxes.addAll(row.cells().getFirst().boxes());
        } else {
            boxes.add(row.box());
        }
    }

    private List<Row> table(Block.Table table, float width) {
        var rows = new ArrayList<Row>();
        var head = table.head();
        var first = head == null ? null : cells(table.shares(), head, width, null);
        if (first != null) {
            rows.add(new Row(first.cells(), true, true, false, null));
        }
        table.rows().forEach(cells -> rows.add(cells(table.shares(), cells, width, first)));
        return rows;
    }

    private Row cells(List<Float> shares, List<Block.Paragraph> cells, float width, @Nullable Row head) {
        var columns = new ArrayList<Block.Column>();
        for (int i = 0; i < cells.size(); i++) {
            columns.add(new Block.Column(shares.get(i), List.of(cells.get(i))));
        }
        var row = columns(new Block.Columns(columns, CELL_GAP, true, true), width);
        return new Row(row.cells(), true, false, true, head);
    }
}
