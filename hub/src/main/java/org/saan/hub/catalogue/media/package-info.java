/** Photos of profiles and products: drawn anew in sizes for screens, placed, described, and shown while the people in them agree. */
@NullMarked
@NamedInterface("media")
package org.saan.hub.catalogue.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
