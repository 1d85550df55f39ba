package org.saan.hub.catalogue.web.open;

/** The main places of the public pages. */
enum OpenNav {
    PRODUCTS("/products"),
    GROUPS("/groups"),
    TECHNIQUES("/techniques"),
    PROVINCES("/provinces");

    private final String path;

    OpenNav(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    String words() {
        return "public.nav." + path.substring(1);
    }

    /** Whether that page lies here; clusters lie with their groups, and the search with the products. */
    boolean holds(String here) {
        return here.equals(path)
                || here.startsWith(path + "/")
                || this == GROUPS && here.startsWith("/clusters")
                || this == PRODUCTS && here.equals("/search");
    }
}
