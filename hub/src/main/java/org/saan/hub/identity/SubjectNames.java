package org.saan.hub.identity;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/** What things are called that the audit speaks of by their ids. The module that keeps them publishes a bean. */
public interface SubjectNames {
    Pattern KEY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /**
     * A thing as people call it, and its page.
     *
     * @param href absent when it has no page of its own
     */
    record Subject(LocalizedText name, @Nullable String href) {}

    /** Whether the names of that type of thing are known here. */
    boolean serves(String type);

    /** The things of those that still exist, by id; ids that are none are passed over. */
    Map<String, Subject> named(String type, Collection<String> ids);

    /** Those of the texts that are keys, as the database wants them. */
    static UUID[] keys(Collection<String> ids) {
        return ids.stream()
                .filter(id -> KEY.matcher(id).matches())
                .map(UUID::fromString)
                .toArray(UUID[]::new);
    }
}
