package org.saan.hub.directory.likeness;

import java.util.UUID;

/**
 * Two groups that may be one.
 *
 * @param first the lower of the two ids as text, so that a pair has one form
 */
public record LikePair(UUID first, UUID second, Likeness likeness) {}
