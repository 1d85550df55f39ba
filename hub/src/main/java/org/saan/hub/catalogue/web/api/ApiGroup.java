package org.saan.hub.catalogue.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.Concepts;
import org.saan.hub.catalogue.PublicMark;
import org.saan.hub.catalogue.PublicProfile;
import org.saan.hub.catalogue.TextField;
import org.saan.hub.catalogue.web.api.ApiProduct.Text;
import org.saan.hub.shared.LocalizedText;

/**
 * The public profile of a producer group as programs read it. Nobody's name or number is in it.
 *
 * @param identifier the group's code
 * @param descriptions approved texts by field, such as {@code story} and {@code capacity}
 * @param numberOfMembers as the group says
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApiGroup(
        String identifier,
        String url,
        Text name,
        Map<String, Text> descriptions,
        Place place,
        @Nullable Integer numberOfMembers,
        List<Term> techniques,
        List<Certificate> certificates,
        Instant datePublished,
        Instant dateModified) {

    /** A group by its code, with its name. */
    record Reference(String identifier, Text name) {}

    /** A concept of the craft vocabulary. */
    record Term(String id, Text name) {
        static Term of(String id, Concepts concepts) {
            var name = concepts.name(id);
            return new Term(id, new Text(name.th(), name.en()));
        }

        static List<Term> of(List<String> ids, Concepts concepts) {
            return ids.stream().map(id -> of(id, concepts)).toList();
        }
    }

    /**
     * Where in Thailand.
     *
     * @param provinceCode of the Department of Provincial Administration, two digits
     * @param countryCode of ISO 3166-1
     */
    record Place(String provinceCode, Text province, String region, String countryCode) {
        static Place of(String code, LocalizedText name, String region) {
            return new Place(code, new Text(name.th(), name.en()), region, "TH");
        }
    }

    /** A mark that is in force. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Certificate(
            String type,
            Text name,
            String certificateId,
            LocalDate issueDate,
            @Nullable LocalDate validUntil) {
        static Certificate of(PublicMark mark) {
            return new Certificate(
                    mark.kind(),
                    new Text(mark.name().th(), mark.name().en()),
                    mark.certificate(),
                    mark.issuedOn(),
                    mark.validUntil());
        }
    }

    static ApiGroup of(PublicProfile profile, Concepts concepts, String base) {
        var texts = new TreeMap<String, Text>();
        profile.texts().forEach((field, text) -> {
            if (field != TextField.PROFILE_NAME) {
                texts.put(field.code(), Text.of(text));
            }
        });
        return new ApiGroup(
                profile.code(),
                base + "/api/v1/groups/" + profile.code(),
                Text.of(profile.name()),
                texts,
                Place.of(profile.provinceCode(), profile.province(), profile.region()),
                profile.members(),
                Term.of(profile.techniques(), concepts),
                profile.marks().stream().map(Certificate::of).toList(),
                profile.publishedFrom(),
                profile.changedAt());
    }
}
