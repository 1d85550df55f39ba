package org.saan.hub.shared;

/**
 * What the public sees has a number that grows whenever something of it changes; answers that were made at an earlier number
 * are made again. A module that publishes pages offers one.
 */
public interface PublicVersion {

    /** The number as this node knows it, at most a second old; cheap enough to ask for each request. */
    long now();
}
