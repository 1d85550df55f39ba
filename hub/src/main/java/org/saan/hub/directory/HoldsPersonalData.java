package org.saan.hub.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A module that holds something about a person and tells it when they ask. It publishes a bean. */
public interface HoldsPersonalData {

    /** What is held about that person, who may sign in with an account; no section when nothing is. */
    List<PersonFile.Section> of(UUID person, @Nullable UUID account);
}
