package org.saan.hub.materials;

/** What was tested of a lot. */
public enum TestKind {
    SHRINKAGE,
    WASH,
    RUB,
    MOISTURE,
    COUNT,
    AZO,
    LEACH,
    OTHER;

    /** Key of its word. */
    public String key() {
        return "materials.test." + name();
    }
}
