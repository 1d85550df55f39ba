package org.saan.hub.catalogue.web.open;

import java.util.List;

/** Groups, all or those of a region or cluster. */
record GroupsPage(
        OpenFrame frame, String lead, List<Choice> choices, List<GroupCard> groups, Pager pager, List<Link> clusters) {
    GroupsPage {
        choices = List.copyOf(choices);
        groups = List.copyOf(groups);
        clusters = List.copyOf(clusters);
    }

    /** A way to narrow the list. */
    record Choice(String words, String href, boolean chosen) {}
}
