/** Where goods come from by the ASEAN Trade in Goods Agreement: rules only, over values and codes somebody gives. */
@NullMarked
package org.saan.hub.trade.origin;

import org.jspecify.annotations.NullMarked;
