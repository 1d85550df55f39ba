package org.saan.hub.directory;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes rows of any table and notes how they were, so that the change can be taken back later. A row is its JSON as
 * PostgreSQL writes it; names of tables and columns come from its catalogue.
 */
@Component
class KeptRows {

    /** A row before and after; new when there is no before, gone when there is no after. */
    record Change(
            String table, @Nullable String before, @Nullable String after) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate savepoint;

    KeptRows(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Rows of a table in which the column has the value, by key. */
    List<String> list(String table, String column, Object value) {
        return jdbc.sql("select to_jsonb(t)::text from " + table + " t where " + column + " = :value order by "
                        + String.join(", ", keys(table)))
                .param("value", value)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** The row with the key of this one, as it is now. */
    Optional<String> find(String table, String row) {
        return jdbc.sql("select to_jsonb(t)::text from " + table + " t where " + isRow(table))
                .param("row", row)
                .query(String.class)
                .optional();
    }

    /** Puts one row for another, and reads it again as it is stored. */
    Change replace(String table, String before, String after) {
        if (sameKey(table, before, after)) {
            var columns = changeable(table);
            jdbc.sql("update " + table + " t set (" + String.join(", ", columns) + ") = (select "
                            + columns.stream().map(column -> "n." + column).collect(Collectors.joining(", "))
                            + " from jsonb_populate_record(null::" + table + ", cast(:new as jsonb)) n) where "
                            + isRow(table))
                    .param("new", after)
                    .param("row", before)
                    .update();
        } else {
            remove(table, before);
            insert(table, after);
        }
        return new Change(table, before, find(table, after).orElseThrow());
    }

    /** The same unless the table says that there is such a row already; then nothing is done. */
    Optional<Change> replaceUnlessThere(String table, String before, String after) {
        try {
            return Optional.ofNullable(savepoint.execute(status -> replace(table, before, after)));
        } catch (DuplicateKeyException there) {
            return Optional.empty();
        }
    }

    Change insert(String table, String row) {
        var columns = String.join(", ", columns(table));
        jdbc.sql("insert into " + table + " (" + columns + ") overriding system value select " + columns
                        + " from jsonb_populate_record(null::" + table + ", cast(:row as jsonb))")
                .param("row", row)
                .update();
        return new Change(table, null, find(table, row).orElseThrow());
    }

    Change remove(String table, String row) {
        jdbc.sql("delete from " + table + " t where " + isRow(table))
                .param("row", row)
                .update();
        return new Change(table, row, null);
    }

    /**
     * Takes a change back. What was changed again meanwhile keeps its new values in all but the columns that the first
     * change had set.
     *
     * @param columns that the first change had set for moving the row
     * @return whether all was still as the change had left it
     */
    boolean takeBack(Change change, List<String> columns) {
        var now = change.after() == null ? Optional.<String>empty() : find(change.table(), change.after());
        boolean untouched =
                change.after() == null || now.isPresent() && now.get().equals(change.after());
        if (change.before() == null) {
            if (untouched && now.isPresent()) {
                remove(change.table(), now.get());
            }
        } else if (now.isEmpty()) {
            insert(change.table(), change.before());
        } else {
            replace(change.table(), now.get(), untouched ? change.before() : with(now.get(), change.before(), columns));
        }
        return untouched;
    }

    /** Puts the row back as it was, whatever has become of it. */
    void restore(Change change) {
        if (change.after() != null) {
            remove(change.table(), change.after());
        }
        if (change.before() != null) {
            insert(change.table(), change.before());
        }
    }

    /** Removes what triggers made for a group that was only just put back. */
    void removeAllOf(java.util.UUID group) {
        referencesToGroups()
                .forEach(reference -> jdbc.sql(
                                "delete from " + reference.table() + " where " + reference.column() + " = :id")
                        .param("id", group)
                        .update());
    }

    /** The first row with some columns of the second. */
    private String with(String row, String other, List<String> columns) {
        return jdbc.sql("""
                        select (cast(:row as jsonb) || coalesce((select jsonb_object_agg(key, value)
                            from jsonb_each(cast(:other as jsonb)) where key = any(:columns)), '{}'))::text
                        """)
                .param("row", row)
                .param("other", other)
                .param("columns", columns.toArray(String[]::new))
                .query(String.class)
                .single();
    }

    private boolean sameKey(String table, String first, String second) {
        var keys = String.join(", ", keys(table));
        return jdbc.sql("select (select row(" + keys + ") from jsonb_populate_record(null::" + table
                        + ", cast(:first as jsonb))) = (select row(" + keys + ") from jsonb_populate_record(null::"
                        + table
                        + ", cast(:second as jsonb)))")
                .param("first", first)
                .param("second", second)
                .query(Boolean.class)
                .single();
    }

    private String isRow(String table) {
        var keys = keys(table);
        return "(" + keys.stream().map(key -> "t." + key).collect(Collectors.joining(", ")) + ") = (select "
                + keys.stream().map(key -> "k." + key).collect(Collectors.joining(", "))
                + " from jsonb_populate_record(null::" + table + ", cast(:row as jsonb)) k)";
    }

    private List<String> columns(String table) {
        return jdbc.sql("""
                        select quote_ident(attname) from pg_attribute
                        where attrelid = cast(:table as regclass) and attnum > 0 and not attisdropped and attgenerated = ''
                        order by attnum
                        """)
                .param("table", table)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Without those that the database numbers itself. */
    private List<String> changeable(String table) {
        return jdbc.sql("""
                        select quote_ident(attname) from pg_attribute
                        where attrelid = cast(:table as regclass) and attnum > 0 and not attisdropped and attgenerated = ''
                            and attidentity <> 'a'
                        order by attnum
                        """)
                .param("table", table)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private List<String> keys(String table) {
        return jdbc.sql("""
                        select quote_ident(a.attname) from pg_index i
                        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
                        where i.indrelid = cast(:table as regclass) and i.indisprimary order by a.attnum
                        """)
                .param("table", table)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** A column of a table that holds ids of groups. */
    record Reference(String table, String column) {}

    /** Every column that refers to a group, as the catalogue knows it: also of tables that came after this class. */
    Stream<Reference> referencesToGroups() {
        return jdbc.sql("""
                        select c.conrelid::regclass::text as "table", quote_ident(a.attname) as "column" from pg_constraint c
                        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                        where c.contype = 'f' and c.confrelid = 'directory.producer_group'::regclass
                        order by 1, 2
                        """).query((row, n) -> new Reference(row.getString(1), row.getString(2))).list().stream();
    }
}
