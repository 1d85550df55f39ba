package org.saan.hub.directory;

import java.util.List;
import java.util.UUID;
import org.saan.hub.shared.LocalizedText;

/**
 * A module that must keep something about a person, or cannot let go of them yet. It publishes a bean; an erasure asks all of
 * them first and tells the person what they answered.
 */
public interface KeepsPersonalData {

    /**
     * Something that stays.
     *
     * @param why a sentence for the person: what stays and by which law or work
     * @param blocks nothing can be erased before this is done
     */
    record Kept(LocalizedText why, boolean blocks) {}

    /** What is kept about that person, who leads these groups and worked in those. */
    List<Kept> keptOf(UUID person, List<UUID> led, List<UUID> workedIn);
}
