package org.saan.hub.design;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Viewer;

/** What a sample can be for: an order, an enquiry. The module that keeps them publishes a bean for each type. */
public interface SampleSubject {
    /** As {@code order}. */
    String type();

    /** The thing, when it exists and the viewer may know of it. */
    Optional<Subject> find(UUID id, Viewer viewer);

    /**
     * A thing as documents call it.
     *
     * @param buyer who sees its samples
     */
    record Subject(String name, @Nullable UUID buyer) {}
}
