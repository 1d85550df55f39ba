package org.saan.hub.directory;

/**
 * Which groups to list; empty texts mean all.
 *
 * @param sort one of name, province, artisans, confirmed
 * @param page counted from 0
 */
public record GroupFilter(
        String search, String provinceCode, String clusterCode, String familyCode, String sort, int page) {
    public static final int PAGE = 25;

    public GroupFilter {
        search = search.strip();
        page = Math.max(0, page);
    }
}
