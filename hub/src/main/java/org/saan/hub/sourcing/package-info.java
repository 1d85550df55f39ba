/** Buyers: who they are and where. Enquiries and quotations come here too. */
@NullMarked
package org.saan.hub.sourcing;

import org.jspecify.annotations.NullMarked;
