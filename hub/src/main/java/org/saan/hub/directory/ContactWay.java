package org.saan.hub.directory;

/** How a person or group is reached, as far as the one who asks may know. */
public enum ContactWay {
    /** Directly: the numbers are shown. */
    DIRECT,
    /** Through the cluster that the group belongs to. */
    THROUGH_CLUSTER,
    /** Through the hub: the group belongs to no cluster. */
    THROUGH_HUB,
    /** The person has asked not to be phoned. */
    NOT_BY_PHONE;

    public String key() {
        return "people.contact." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
