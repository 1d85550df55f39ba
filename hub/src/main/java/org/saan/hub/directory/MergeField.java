package org.saan.hub.directory;

import java.util.List;

/**
 * What two entries of one group may say differently, so that the officer chooses. An address is chosen whole: a village
 * number of one and a subdistrict of the other would be a third place.
 */
public enum MergeField {
    NAME_TH("name_th", "name_key"),
    NAME_EN("name_en"),
    KIND("kind"),
    CLUSTER("cluster_id"),
    EXTERNAL_ID("external_id"),
    ADDRESS("house_no", "moo", "subdistrict_code", "district_code", "province_code", "postal_code"),
    MEMBERS("members"),
    STAR("star"),
    REGISTERED_ON("registered_on"),
    IN_PROGRAMME("in_programme"),
    SUSPENDED("suspended"),
    ARTISANS("artisans"),
    HOURS("hours_per_week");

    private final List<String> columns;

    MergeField(String... columns) {
        this.columns = List.of(columns);
    }

    List<String> columns() {
        return columns;
    }

    /** Key of its label in the message files. */
    public String key() {
        return "duplicates.field." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
