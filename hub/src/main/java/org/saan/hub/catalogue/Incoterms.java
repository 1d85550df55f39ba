package org.saan.hub.catalogue;

import java.util.List;

/** Delivery terms of the ICC's edition of 2020, with what the domain advises. The edition is data with a year in its name. */
public final class Incoterms {
    public static final List<String> CODES = TableFile.read("trade/incoterms_2020.csv").stream()
            .map(row -> row.get("term"))
            .toList();
    public static final String USUAL = "FCA";

    private Incoterms() {}
}
