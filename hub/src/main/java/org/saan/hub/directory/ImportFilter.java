package org.saan.hub.directory;

/**
 * Which rows of an import are looked at. Empty texts, and a sheet below 0, ask for nothing.
 *
 * @param shown OK, WARNING, REVIEW, ERROR or SKIPPED
 * @param what NEW, SAME, CHANGES, DUPLICATE or CONFLICT; or LEFT for rows that were not taken over
 * @param code of a finding
 * @param field with a finding or a difference, an {@link ImportField}
 * @param sheet from 0
 * @param text that stands in a cell
 */
public record ImportFilter(String shown, String what, String code, String field, int sheet, String text) {
    public static final ImportFilter ALL = new ImportFilter("", "", "", "", -1, "");

    /** Rows in one state. */
    public static ImportFilter shown(String state) {
        return new ImportFilter(state, "", "", "", -1, "");
    }

    /** Whether anything but the state is asked for. */
    public boolean narrows() {
        return !(what.isEmpty() && code.isEmpty() && field.isEmpty() && sheet < 0 && text.isEmpty());
    }
}
