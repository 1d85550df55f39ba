package org.saan.hub.catalogue.search;

/** Nobody types this; the page says how long a query may be: {@link SearchEngine#LONGEST_QUERY} characters. */
public final class QueryTooLong extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    QueryTooLong() {
        super("a query has at most " + SearchEngine.LONGEST_QUERY + " characters");
    }
}
