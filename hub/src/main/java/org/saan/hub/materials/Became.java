package org.saan.hub.materials;

/** What became of material that a group was sent, or of what lay in the store. */
public enum Became {
    CONSUMED,
    RETURNED,
    LOST,
    /** In the store, before it was sent to anybody. */
    SPOILT;

    /** Key of its word. */
    public String key() {
        return "materials.became." + name();
    }
}
