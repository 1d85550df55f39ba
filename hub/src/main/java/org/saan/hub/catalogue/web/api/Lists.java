package org.saan.hub.catalogue.web.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.saan.hub.catalogue.Concepts;
import org.saan.hub.catalogue.PublicGroups;
import org.saan.hub.shared.PublicAddress;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** What all lists for programs have in common: how many, where, and the way to the next ones (RFC 8288). */
@Component
class Lists {
    static final int USUAL = 24;
    static final int MOST = 100;
    static final int LAST_PAGE = 9_999;
    static final Set<String> REGIONS = Set.of("north", "northeast", "central", "east", "west", "south");
    static final List<String> LANGUAGES = List.of("th", "en");

    private final PublicAddress address;
    private final Concepts concepts;
    private final PublicGroups groups;

    Lists(PublicAddress address, Concepts concepts, PublicGroups groups) {
        this.address = address;
        this.concepts = concepts;
        this.groups = groups;
    }

    boolean isConcept(String id, String type) {
        return concepts.is(id, type);
    }

    boolean isProvince(String code) {
        return code.matches("[0-9]{2}") && groups.provinces().containsKey(code);
    }

    /** An answer that all may keep, asking each time whether it is still so. */
    static ResponseEntity.BodyBuilder open() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache().cachePublic());
    }

    /** The ways to the pages before and after. */
    <B extends ResponseEntity.BodyBuilder> B linked(
            B answer, String path, MultiValueMap<String, String> typed, int page, int limit, long total) {
        var links = new StringJoiner(", ");
        if (page > 0) {
            links.add(link(path, typed, page - 1, "prev"));
        }
        if ((page + 1L) * limit < total && page < LAST_PAGE) {
            links.add(link(path, typed, page + 1, "next"));
        }
        if (links.length() > 0) {
            answer.header(HttpHeaders.LINK, links.toString());
        }
        return answer;
    }

    private String link(String path, MultiValueMap<String, String> typed, int page, String relation) {
        var question = new StringJoiner("&");
        typed.forEach((name, values) -> {
            if (!name.equals("page")) {
                values.forEach(value -> question.add(encoded(name) + "=" + encoded(value)));
            }
        });
        question.add("page=" + page);
        return "<" + address.base() + path + "?" + question + ">; rel=\"" + relation + "\"";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
