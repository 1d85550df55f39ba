package org.saan.hub.catalogue.web.open;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.PublicGroups;
import org.saan.hub.catalogue.PublicPhoto;
import org.saan.hub.catalogue.PublicPhotos;
import org.saan.hub.catalogue.PublicProductList;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.PublicAddress;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * What search engines read to find every public page: each in both languages, naming the other, and the first photo of each
 * product by the image extension of the sitemap protocol.
 */
@Component
class Sitemap {
    /** One sitemap holds 50,000 addresses at most; each page has two. */
    private static final int LISTED = 20_000;

    private static final int PHOTO_WIDTH = 1280;

    private final PublicProductList products;
    private final PublicGroups groups;
    private final PublicPhotos photos;
    private final PublicAddress address;

    Sitemap(PublicProductList products, PublicGroups groups, PublicPhotos photos, PublicAddress address) {
        this.products = products;
        this.groups = groups;
        this.photos = photos;
        this.address = address;
    }

    String xml() {
        var map = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
                + " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\""
                + " xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\">\n");
        for (var place : new String[] {"", "/products", "/groups", "/techniques", "/provinces"}) {
            add(map, place, null);
        }
        groups.byProvince(PublicGroups.Which.ALL).keySet().stream()
                .sorted()
                .forEach(code -> add(map, "/provinces/" + code, null));
        groups.clusters().forEach(cluster -> add(map, "/clusters/" + lower(cluster.code()), null));
        products.byTechnique(PublicProductList.Which.ALL).keySet().stream()
                .sorted()
                .forEach(id -> add(map, "/techniques/" + id, null));
        groups.codes(LISTED).forEach(code -> add(map, "/groups/" + lower(code), null));
        var listed = products.codes(LISTED);
        var first = photos.firstOf(listed.keySet());
        listed.forEach((id, code) -> add(map, "/products/" + lower(code), first.get(id)));
        return map.append("</urlset>\n").toString();
    }

    private void add(StringBuilder map, String place, @Nullable PublicPhoto photo) {
        for (var language : Language.values()) {
            map.append("<url><loc>").append(of(language, place)).append("</loc>");
            for (var other : Language.values()) {
                map.append("<xhtml:link rel=\"alternate\" hreflang=\"")
                        .append(other.tag())
                        .append("\" href=\"")
                        .append(of(other, place))
                        .append("\"/>");
            }
            if (photo != null) {
                map.append("<image:image><image:loc>")
                        .append(escaped(address.base() + Picture.path(photo, photo.upTo(PHOTO_WIDTH))))
                        .append("</image:loc></image:image>");
            }
            map.append("</url>\n");
        }
    }

    private String of(Language language, String place) {
        return escaped(address.base() + "/" + language.tag() + place);
    }

    private static String escaped(String address) {
        return HtmlUtils.htmlEscape(address, "UTF-8");
    }

    private static String lower(String code) {
        return code.toLowerCase(Locale.ROOT);
    }
}
