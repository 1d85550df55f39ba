/** Photos that people send: told by their bytes, drawn anew in sizes for screens, or refused with what to do. */
@NullMarked
package org.saan.hub.shared.media;

import org.jspecify.annotations.NullMarked;
