/** Measurements of the whole hub as it runs, asked for by {@code ./saan bench}. */
@NullMarked
package org.saan.hub.bench;

import org.jspecify.annotations.NullMarked;
