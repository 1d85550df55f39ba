package org.saan.hub.directory.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows that name the columns, and what the columns were understood to be.
 *
 * @param lines line numbers of the header rows
 */
record Header(List<Integer> lines, List<ReadColumn> columns) {
    private static final Set<Field> WEAK = EnumSet.of(Field.SEQUENCE, Field.OTHER);

    Header {
        lines = List.copyOf(lines);
        columns = List.copyOf(columns);
    }

    /** Resolves words whose meaning depends on their neighbours, and takes a field only once, but for phones. */
    static Header of(List<Integer> lines, List<ReadColumn> named) {
        Set<Field> there = EnumSet.noneOf(Field.class);
        named.forEach(column -> {
            if (column.field() != null) {
                there.add(column.field());
            }
        });
        var columns = new ArrayList<ReadColumn>();
        Set<Field> taken = EnumSet.noneOf(Field.class);
        var sums = Sums.of(named);
        for (var column : named) {
            var field = sums.isLeftOut(column) ? Field.OTHER : resolve(column.field(), there, taken);
            boolean several = field == Field.PHONE || field == Field.OTHER || sums.adds(column);
            boolean again = field != null && !taken.add(field) && !several;
            var guess = field == column.field() ? column.guess() : null;
            columns.add(new ReadColumn(column.index(), column.header(), again ? null : field, again ? null : guess));
        }
        return new Header(lines, columns);
    }

    /** Columns of members: women and men are added, unless their sum stands beside them. */
    private record Sums(List<ReadColumn> parts, List<ReadColumn> leftOut) {
        private static final Pattern SUM =
                Pattern.compile("(?:รวม|ทั้งหมด|ทั้งสิ้น|total)\\W*(?:\\(.*\\))?$", Pattern.CASE_INSENSITIVE);
        private static final Pattern PART =
                Pattern.compile("ชาย|หญิง|\\b(?:fe)?male|\\b(?:wo)?men\\b", Pattern.CASE_INSENSITIVE);

        static Sums of(List<ReadColumn> columns) {
            var members =
                    columns.stream().filter(c -> c.field() == Field.MEMBERS).toList();
            if (members.size() < 2) {
                return new Sums(List.of(), List.of());
            }
            var sum =
                    members.stream().filter(c -> SUM.matcher(c.header()).find()).findFirst();
            if (sum.isPresent()) {
                return new Sums(
                        List.of(), members.stream().filter(c -> c != sum.get()).toList());
            }
            boolean parts =
                    members.stream().allMatch(c -> PART.matcher(c.header()).find());
            return new Sums(parts ? members : List.of(), List.of());
        }

        boolean adds(ReadColumn column) {
            return parts.contains(column);
        }

        boolean isLeftOut(ReadColumn column) {
            return leftOut.contains(column);
        }
    }

    /** The last line of the header; 0 when no line is. */
    int lastLine() {
        return lines.isEmpty() ? 0 : lines.getLast();
    }

    private static @Nullable Field resolve(@Nullable Field field, Set<Field> there, Set<Field> taken) {
        if (field == Field.SOME_NAME) {
            if (there.contains(Field.LAST_NAME)) {
                return Field.FIRST_NAME;
            }
            return there.contains(Field.NAME) || taken.contains(Field.NAME) ? Field.CONTACT : Field.NAME;
        }
        if (field == Field.SOME_PERSON) {
            return there.contains(Field.NAME) || taken.contains(Field.NAME) ? Field.CONTACT : Field.NAME;
        }
        // "ชื่อสกุล" alone is a whole name, beside a given name it is the family name.
        if (field == Field.LAST_NAME && !there.contains(Field.SOME_NAME) && !there.contains(Field.FIRST_NAME)) {
            return there.contains(Field.NAME) ? Field.CONTACT : Field.NAME;
        }
        return field;
    }

    /** The same columns with the meanings that people gave to their words; what a person says wins over a guess. */
    Header with(Map<String, Field> meanings) {
        var said = EnumSet.noneOf(Field.class);
        columns.forEach(column -> {
            var field = meanings.get(ColumnWords.key(column.header()));
            if (field != null) {
                said.add(field);
            }
        });
        if (said.isEmpty()) {
            return this;
        }
        var changed = columns.stream()
                .map(column -> {
                    var field = meanings.get(ColumnWords.key(column.header()));
                    boolean given = field != null;
                    boolean lost =
                            column.field() != null && said.contains(column.field()) && column.field() != Field.OTHER;
                    return given || lost
                            ? new ReadColumn(column.index(), column.header(), given ? field : null)
                            : column;
                })
                .toList();
        return of(lines, changed);
    }

    int score() {
        var strong = EnumSet.noneOf(Field.class);
        int weak = 0;
        for (var column : columns) {
            if (column.field() == null) {
                continue;
            }
            if (WEAK.contains(column.field())) {
                weak = 1;
            } else {
                strong.add(column.field());
            }
        }
        return strong.size() * 2 + weak;
    }

    boolean has(Field field) {
        return columns.stream().anyMatch(column -> column.field() == field);
    }

    Set<Field> fields() {
        var all = EnumSet.noneOf(Field.class);
        columns.forEach(column -> {
            if (column.field() != null) {
                all.add(column.field());
            }
        });
        return all;
    }

    /** The columns of each field, in the order of the file. */
    Map<Field, List<ReadColumn>> byField() {
        var all = new EnumMap<Field, List<ReadColumn>>(Field.class);
        for (var column : columns) {
            if (column.field() != null) {
                all.computeIfAbsent(column.field(), f -> new ArrayList<>()).add(column);
            }
        }
        return all;
    }
}
