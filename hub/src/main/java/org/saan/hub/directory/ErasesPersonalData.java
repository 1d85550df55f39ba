package org.saan.hub.directory;

import java.util.UUID;

/**
 * A module that takes things away together with a person who is erased, besides the texts that the register names. It
 * publishes a bean, which is called within the erasure.
 */
public interface ErasesPersonalData {

    /** Takes away what shows that person; nothing happens when there is nothing. */
    void erase(UUID person);
}
