package org.saan.hub.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Replaces a person by a mark inside all texts that the register names: the audit, rows of spreadsheets, remarks. */
@Component
public class Scrubber {
    private final JdbcClient jdbc;
    private final PersonalDataRegister register;
    private final ObjectMapper json;

    Scrubber(JdbcClient jdbc, PersonalDataRegister register, ObjectMapper json) {
        this.jdbc = jdbc;
        this.register = register;
        this.json = json;
    }

    private record Place(String rowId, String text) {}

    /** Does it within the transaction of the erasure. Says how many places were changed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int scrub(ErasedPerson person) {
        int changed = 0;
        for (var column : register.list()) {
            if (column.scrubbed()) {
                changed += scrub(column, person);
            } else if (column.erasure().equals("last")) {
                changed += namesIn(column.table(), person);
            }
        }
        return changed;
    }

    /** A table that keeps first and last name in columns of their own; so it is declared, title, first and last. */
    private int namesIn(String table, ErasedPerson person) {
        var columns = new java.util.HashMap<String, String>();
        register.list().stream()
                .filter(one -> one.table().equals(table))
                .forEach(one -> columns.put(one.erasure(), one.column()));
        if (!hasColumn(table, String.valueOf(columns.get("last")))) {
            return 0;
        }
        return jdbc.sql("update " + table + " set " + columns.get("title") + " = null, " + columns.get("first")
                        + " = :mark, " + columns.get("last") + " = '' where " + columns.get("first")
                        + " = :first and " + columns.get("last") + " = :last")
                .param("mark", person.mark())
                .param("first", person.firstName())
                .param("last", person.lastName())
                .update();
    }

    private boolean hasColumn(String table, String column) {
        return jdbc.sql("""
                        select exists (select 1 from information_schema.columns
                                       where table_schema || '.' || table_name = :table
                                         and column_name = :column)
                        """)
                .param("table", table)
                .param("column", column)
                .query(Boolean.class)
                .single();
    }

    /** A list of numbers loses those of the person. */
    private int numbersIn(PersonalData column, ErasedPerson person) {
        var name = '"' + column.column() + '"';
        return jdbc.sql("update " + column.table() + " set " + name + " = array(select one from unnest(" + name
                        + ") as one where one <> all(cast(:phones as text[]))) where " + name
                        + " && cast(:phones as text[])")
                .param("phones", person.phones().toArray(String[]::new))
                .update();
    }

    private int scrub(PersonalData column, ErasedPerson person) {
        var type = jdbc.sql("""
                        select data_type, is_nullable = 'YES' from information_schema.columns
                        where table_schema || '.' || table_name = :table and column_name = :column
                        """)
                .param("table", column.table())
                .param("column", column.column())
                .query((row, n) -> new Type(row.getString(1), row.getBoolean(2)))
                .optional();
        if (type.isEmpty()) {
            return 0;
        }
        if (type.get().name().equals("ARRAY")) {
            return numbersIn(column, person);
        }
        var name = '"' + column.column() + '"';
        // A rough look by the database first; what is really the person is decided below.
        var places = jdbc.sql("select ctid::text as row_id, " + name + "::text as text from " + column.table()
                        + " where " + name + "::text like :name or :numbers <> '' and " + name
                        + "::text ~ :numbers or exists (select 1 from unnest(:aliases) as alias where position(alias in "
                        + name + "::text) > 0) for update")
                .param("name", like(person.firstName()))
                .param("numbers", person.numbers())
                .param("aliases", person.aliases().toArray(String[]::new))
                .query((row, n) -> new Place(row.getString(1), row.getString(2)))
                .list();
        int changed = 0;
        for (var place : places) {
            var replaced = replaced(place.text(), type.get(), person);
            if (!place.text().equals(replaced)) {
                jdbc.sql("update " + column.table() + " set " + name + " = cast(:text as "
                                + type.get().name() + ") where ctid = cast(:row as tid)")
                        .param("text", replaced)
                        .param("row", place.rowId())
                        .update();
                changed++;
            }
        }
        return changed;
    }

    private record Type(String name, boolean nullable) {}

    /** A column that holds nothing but the person's number is emptied: no sign in its place would be a number. */
    private @Nullable String replaced(String text, Type type, ErasedPerson person) {
        if (type.nullable() && person.phones().contains(text)) {
            return null;
        }
        return type.name().equals("jsonb") ? inJson(text, person) : person.replacedIn(text);
    }

    private static String like(String part) {
        return "%" + part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private String inJson(String text, ErasedPerson person) {
        var tree = json.readTree(text);
        var replaced = in(tree, person);
        return replaced.equals(tree) ? text : replaced.toString();
    }

    private JsonNode in(JsonNode node, ErasedPerson person) {
        if (node instanceof ObjectNode object) {
            return inObject(object, person);
        }
        if (node instanceof ArrayNode array) {
            return inArray(array, person);
        }
        return node.isString() ? json.getNodeFactory().stringNode(person.replacedIn(node.asString())) : node;
    }

    /** First and last name in fields of their own are the person, and so are the title and the phone beside them. */
    private JsonNode inObject(ObjectNode object, ErasedPerson person) {
        var result = json.createObjectNode();
        object.properties().forEach(field -> result.set(field.getKey(), in(field.getValue(), person)));
        if (person.isNamed(text(object.get("firstName")), text(object.get("lastName")))) {
            result.put("firstName", person.mark());
            result.put("lastName", "");
            List.of("title", "phone").forEach(field -> {
                if (result.has(field)) {
                    result.putNull(field);
                }
            });
        }
        return result;
    }

    /** Cells of a row: the names may stand in cells of their own. */
    private JsonNode inArray(ArrayNode array, ErasedPerson person) {
        var result = json.createArrayNode();
        array.forEach(part -> result.add(in(part, person)));
        for (int first = 0; first < array.size(); first++) {
            for (int last = 0; last < array.size(); last++) {
                if (first != last && person.isNamed(text(array.get(first)), text(array.get(last)))) {
                    result.set(first, person.mark());
                    result.set(last, "");
                }
            }
        }
        return result;
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node != null && node.isString() ? node.asString() : null;
    }
}
