package org.saan.hub.catalogue;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.saan.hub.catalogue.search.ConceptType;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListShape;
import org.saan.thaitext.ThaiOrder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The terms of the craft vocabulary as a list: those that come with the program, and those of editors. */
@Service
public class VocabularyList {
    public static final ListShape SHAPE =
            new ListShape("/vocabulary", List.of("name", "type", "-ways"), List.of("type", "origin"), 50);

    private static final Comparator<String> ENGLISH = String.CASE_INSENSITIVE_ORDER;

    private final JdbcClient jdbc;
    private final CraftWords words;

    VocabularyList(JdbcClient jdbc, CraftWords words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    /**
     * A term on the list.
     *
     * @param ways how many ways of writing it there are
     * @param added whether editors added it, or ways of writing it
     */
    public record Row(String id, ConceptType type, LocalizedText name, int ways, boolean added) {}

    /** Terms whose name or any way of writing has what is searched for, in Thai or English order. */
    @Transactional(readOnly = true)
    public Found<Row> list(ListQuery query, Viewer viewer) {
        var rows = rows(query, viewer);
        var page = query.within(rows.size());
        int from = (int) Math.min(rows.size(), page.offset());
        return new Found<>(rows.subList(from, Math.min(rows.size(), from + page.size())), rows.size());
    }

    /** All of them, in the order asked for. */
    @Transactional(readOnly = true)
    public void export(ListQuery query, Viewer viewer, Consumer<Row> sink) {
        rows(query, viewer).forEach(sink);
    }

    private List<Row> rows(ListQuery query, Viewer viewer) {
        Who.must(Who.reviews(viewer));
        var now = words.words();
        var added = addedConcepts();
        var search = VocabularyDesk.form(query.search());
        var ways = new HashMap<String, Integer>();
        var found = new HashSet<String>();
        for (var label : now.labels()) {
            for (var id : label.concepts()) {
                ways.merge(id, 1, Integer::sum);
                if (label.text().contains(search)) {
                    found.add(id);
                }
            }
        }
        return now.concepts().stream()
                .filter(concept -> search.isEmpty() || found.contains(concept.id()))
                .filter(concept -> VocabularyDesk.TYPES.contains(concept.type()))
                .filter(concept -> query.filter("type").isEmpty()
                        || query.filter("type").equals(VocabularyDesk.code(concept.type())))
                .filter(concept -> query.filter("origin").isEmpty()
                        || query.filter("origin").equals("added") == added.contains(concept.id()))
                .map(concept -> new Row(
                        concept.id(),
                        concept.type(),
                        new LocalizedText(concept.th(), concept.en()),
                        ways.getOrDefault(concept.id(), 0),
                        added.contains(concept.id())))
                .sorted(order(query, viewer))
                .toList();
    }

    private static Comparator<Row> order(ListQuery query, Viewer viewer) {
        var names = viewer.language() == Language.TH ? ThaiOrder.dictionary() : ENGLISH;
        Comparator<Row> byName = Comparator.comparing(row -> row.name().in(viewer.language()), names);
        Comparator<Row> order = switch (query.sort()) {
            case "type" -> Comparator.comparing(Row::type).thenComparing(byName);
            case "ways" -> Comparator.comparingInt(Row::ways).thenComparing(byName);
            default -> byName;
        };
        return query.descending() ? order.reversed() : order;
    }

    private Set<String> addedConcepts() {
        return Set.copyOf(jdbc.sql("""
                        select id from catalogue.added_concept where removed_at is null
                        union select concept_id from catalogue.added_label where removed_at is null
                        """).query((row, n) -> row.getString(1)).list());
    }
}
