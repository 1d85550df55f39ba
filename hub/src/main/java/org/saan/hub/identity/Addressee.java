package org.saan.hub.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Language;

/**
 * A person with an account who may be let in, and how they are reached.
 *
 * @param email absent where the person has none; nothing ever demands one
 * @param phone as digits, {@code 0800000471}; a way to reach somebody, never who somebody is: several may share it
 */
public record Addressee(
        UUID account,
        UUID organisation,
        String name,
        Language language,
        @Nullable String email,
        @Nullable String phone) {}
