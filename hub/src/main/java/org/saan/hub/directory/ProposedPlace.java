package org.saan.hub.directory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.saan.hub.directory.reading.Field;
import org.saan.hub.directory.reading.Finding;
import org.saan.hub.directory.reading.ReadColumn;

/**
 * The one place that the names of a row can mean when one of them is put right: there is a single subdistrict of that name, or
 * a single province has that district. Taken with one press; of several places none is proposed.
 *
 * @param texts what the cells of the row then say, by column
 * @param words the names that are put in, from the inside out
 */
public record ProposedPlace(Map<Integer, String> texts, String words) {
    public ProposedPlace {
        texts = Map.copyOf(texts);
    }

    public static Optional<ProposedPlace> of(ImportView view, ImportRow row) {
        return row.findings().stream()
                .flatMap(finding -> of(view, row, finding).stream())
                .findFirst();
    }

    private static Optional<ProposedPlace> of(ImportView view, ImportRow row, Finding finding) {
        if (finding.detail().isEmpty() || finding.detail().contains(",")) {
            return Optional.empty();
        }
        var names = finding.detail().split(" ");
        return switch (finding.code()) {
            case DISTRICT_NOT_IN_PROVINCE ->
                names.length == 1 ? put(view, row, Map.of(Field.PROVINCE, names[0]), names[0]) : Optional.empty();
            // District, province and postal code of the only subdistrict that is called so.
            case SUBDISTRICT_NOT_IN_DISTRICT, SUBDISTRICT_NOT_IN_PROVINCE ->
                names.length == 3
                        ? put(
                                view,
                                row,
                                Map.of(Field.DISTRICT, names[0], Field.PROVINCE, names[1]),
                                names[0] + " " + names[1])
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Only where every name has a column of its own: of an address in one cell nobody knows which words to replace. */
    private static Optional<ProposedPlace> put(ImportView view, ImportRow row, Map<Field, String> names, String words) {
        var texts = new HashMap<Integer, String>();
        for (var name : names.entrySet()) {
            var column = view.sheets().get(row.sheet()).columns().stream()
                    .filter(one -> one.field() == name.getKey())
                    .map(ReadColumn::index)
                    .findFirst();
            if (column.isEmpty()) {
                return Optional.empty();
            }
            texts.put(column.get(), name.getValue());
        }
        return Optional.of(new ProposedPlace(texts, words));
    }
}
