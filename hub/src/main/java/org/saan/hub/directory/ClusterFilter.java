package org.saan.hub.directory;

/**
 * Which clusters to list; empty texts mean all.
 *
 * @param sort one of name, groups, people
 * @param page counted from 0
 */
public record ClusterFilter(String search, String regionCode, String sort, int page) {
    public static final int PAGE = 25;

    public ClusterFilter {
        search = search.strip();
        page = Math.max(0, page);
    }
}
