package org.saan.hub.directory;

/**
 * Which proposals to list; empty texts mean all.
 *
 * @param certainty {@code same}, {@code possible} or empty
 * @param page counted from 0
 */
public record DuplicateFilter(String search, String provinceCode, String certainty, int page) {
    public static final int PAGE = 20;

    public DuplicateFilter {
        search = search.strip();
        page = Math.max(0, page);
    }
}
