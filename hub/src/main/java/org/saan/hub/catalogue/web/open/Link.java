package org.saan.hub.catalogue.web.open;

import org.jspecify.annotations.Nullable;

/** Words that may lead somewhere. */
record Link(String words, @Nullable String href) {}
