package org.saan.hub.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * A module in which something rests on a permission between organisations. It publishes a bean; the giver sees all that it
 * tells before they revoke.
 */
public interface DependsOnPermission {

    /**
     * Something that rests on a permission.
     *
     * @param href its page, where the giver may see it
     */
    record Dependent(LocalizedText words, @Nullable String href) {}

    /** What rests on that permission; the groups are those of the giver today. */
    List<Dependent> dependents(PermissionView permission, List<UUID> groups);
}
