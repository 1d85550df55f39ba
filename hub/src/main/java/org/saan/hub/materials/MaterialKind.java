package org.saan.hub.materials;

/** What kind of thing a material is. */
public enum MaterialKind {
    YARN,
    DYE,
    CLOTH,
    WOOD,
    REED,
    CLAY,
    METAL,
    FITTING,
    PACKING,
    OTHER;

    /** Key of its word. */
    public String key() {
        return "materials.kind." + name();
    }
}
