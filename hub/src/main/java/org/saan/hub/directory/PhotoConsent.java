package org.saan.hub.directory;

import java.util.UUID;

/** Somebody who may be in a photo of a group, and whether they agree now that their photo is public. */
public record PhotoConsent(UUID personId, String name, boolean agrees) {}
