package org.saan.hub.directory.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.saan.hub.directory.reading.ReadColumn.Guess;

/**
 * What the cells add to the words of a header: columns without words, words that nobody knows or that were misspelt, and
 * tables without any header. What is only probable is a suggestion; only the name of the group, without which there is no
 * table, and a table without header are taken at once, and marked.
 */
final class HeaderContents {
    /** Less sure than this, in percent, nothing is taken; a person chooses. */
    private static final int TAKEN = 60;

    private static final int SUGGESTED = 50;
    private static final int OF_A_SLIP = 90;

    private HeaderContents() {}

    /** The header with what cells and slips of the pen tell. */
    static Header completed(Header header, List<SheetRow> first) {
        var kinds = new RowKinds(header);
        var records = first.stream()
                .filter(row -> row.line() > header.lastLine())
                .filter(row -> kinds.whySkipped(row).isEmpty())
                .toList();
        var contents = new ColumnContents(records);
        var columns = new ArrayList<ReadColumn>();
        for (var column : header.columns()) {
            boolean counts = column.field() == Field.NAME && contents.isNumbers(column.index());
            columns.add(counts ? new ReadColumn(column.index(), column.header(), null) : misspelt(column, header));
        }
        var known = columns.stream().map(ReadColumn::index).toList();
        int width = records.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        IntStream.range(0, width)
                .filter(i -> !known.contains(i) && !contents.isEmpty(i))
                .forEach(i -> columns.add(new ReadColumn(i, ReadColumn.letters(i), null)));
        columns.sort(Comparator.comparingInt(ReadColumn::index));
        var spelt = Header.of(header.lines(), columns);
        var unknown = spelt.columns().stream()
                .filter(c -> c.field() == null)
                .map(ReadColumn::index)
                .toList();
        var guesses = contents.guesses(unknown, spelt.fields());
        boolean named = spelt.has(Field.NAME);
        var guessed = spelt.columns().stream()
                .map(column -> {
                    var guess = guesses.get(column.index());
                    if (column.field() != null || guess == null || guess.percent() < SUGGESTED) {
                        return column;
                    }
                    boolean taken = !named && guess.field() == Field.NAME && guess.percent() >= TAKEN;
                    return new ReadColumn(column.index(), column.header(), taken ? Field.NAME : null, guess);
                })
                // A column without words that looks like nothing is no column.
                .filter(column -> known.contains(column.index()) || column.guess() != null)
                .toList();
        return new Header(spelt.lines(), guessed);
    }

    private static ReadColumn misspelt(ReadColumn column, Header header) {
        if (column.field() != null) {
            return column;
        }
        return ColumnWords.findMisspelt(column.header())
                .filter(field -> !header.has(field))
                .map(field -> new ReadColumn(column.index(), column.header(), field, new Guess(field, OF_A_SLIP)))
                .orElse(column);
    }

    /** The columns of a table that has no header at all, when one of them holds names of groups. */
    static Optional<Header> withoutWords(List<SheetRow> first) {
        var records = first.stream()
                .filter(row ->
                        row.cells().stream().filter(cell -> !cell.isBlank()).count() >= 2)
                .toList();
        var contents = new ColumnContents(records);
        int width = records.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        var filled = IntStream.range(0, width)
                .filter(i -> !contents.isEmpty(i))
                .boxed()
                .toList();
        var guesses = contents.guesses(filled, java.util.EnumSet.noneOf(Field.class));
        var columns = filled.stream()
                .map(i -> {
                    var guess = guesses.get(i);
                    var field = guess != null && guess.percent() >= TAKEN ? guess.field() : null;
                    return new ReadColumn(i, ReadColumn.letters(i), field, guess);
                })
                .toList();
        var header = new Header(List.of(), columns);
        boolean isTable =
                header.has(Field.NAME) && header.fields().stream().anyMatch(f -> f != Field.NAME && f != Field.OTHER);
        return isTable ? Optional.of(header) : Optional.empty();
    }
}
