package org.saan.hub.identity;

import java.util.UUID;

/** A person asked to be forgotten, and the account is closed. Who keeps ways to reach it takes them away, in the same transaction. */
public record AccountErased(UUID account) {}
