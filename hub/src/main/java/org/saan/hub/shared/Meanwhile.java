package org.saan.hub.shared;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody else did while a person was at a form: the reason why what was seen is so no more.
 *
 * @param key sentence of the message files, of who it was and what it was done to: {@code {0} accepted an offer of {1}}
 * @param who absent where the name is not known
 * @param thing absent where it has no name
 */
public record Meanwhile(
        String key, @Nullable String who, @Nullable LocalizedText thing, Instant at) {}
