package org.saan.hub.directory;

/**
 * Which people to list; empty texts mean all.
 *
 * @param roleCode a {@link PersonRole} that they hold today
 * @param sort one of name, recent
 * @param page counted from 0
 */
public record PeopleFilter(String search, String clusterCode, String roleCode, String sort, int page) {
    public static final int PAGE = 25;

    public PeopleFilter {
        search = search.strip();
        page = Math.max(0, page);
    }
}
