package org.saan.hub.directory;

/** What a person does in a group, for a time. */
public enum PersonRole {
    LEADER,
    DEPUTY,
    MEMBER,
    /** Teaches the group; not counted among its members. */
    TRAINER;

    public String key() {
        return "people.role." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
