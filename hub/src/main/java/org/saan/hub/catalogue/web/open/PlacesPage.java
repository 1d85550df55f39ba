package org.saan.hub.catalogue.web.open;

import java.util.List;

/** The provinces with public groups: as a map and as the same figures in a table. */
record PlacesPage(OpenFrame frame, OpenMap map, List<Region> regions) {
    PlacesPage {
        regions = List.copyOf(regions);
    }

    /** A region with its provinces. */
    record Region(String words, List<Place> places) {
        Region {
            places = List.copyOf(places);
        }
    }

    /** A province and how many of its groups are public. */
    record Place(String words, String href, String count) {}
}
