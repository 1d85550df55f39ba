package org.saan.hub.platform;

/**
 * A sentence that must always be true of what is stored. A module publishes its own as beans; {@link Doctor} asks them.
 *
 * @param name the sentence: {@code ordered = allocated + unallocated}
 * @param module whose rule it is
 * @param countSql a select of one number: how many rows are looked at
 * @param offendersSql a select whose first column names each row that breaks the rule; no row when all is well
 */
public record Invariant(String name, String module, String countSql, String offendersSql) {
    public Invariant {
        if (name.isBlank() || module.isBlank() || countSql.isBlank() || offendersSql.isBlank()) {
            throw new IllegalArgumentException("an invariant needs a name, a module and its two questions");
        }
    }
}
