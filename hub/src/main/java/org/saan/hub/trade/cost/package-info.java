/** What goods weigh to a carrier, and what they cost at the buyer's door: rules only, over numbers somebody gives. */
@NullMarked
package org.saan.hub.trade.cost;

import org.jspecify.annotations.NullMarked;
