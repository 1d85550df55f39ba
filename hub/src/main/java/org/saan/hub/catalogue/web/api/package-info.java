/** What programs read of the public catalogue: JSON under {@code /api/v1}, described in {@code /api/v1/openapi.json}. */
@NullMarked
package org.saan.hub.catalogue.web.api;

import org.jspecify.annotations.NullMarked;
