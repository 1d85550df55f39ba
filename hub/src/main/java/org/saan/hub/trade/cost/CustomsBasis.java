package org.saan.hub.trade.cost;

/** On which value a country counts its duty. */
public enum CustomsBasis {
    /** With freight and insurance: the European Union, the United Kingdom, ASEAN, Japan. */
    CIF,
    /** As loaded, without them: the United States, Australia, Canada, New Zealand. */
    FOB
}
