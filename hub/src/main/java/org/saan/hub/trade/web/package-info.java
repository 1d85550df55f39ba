/** Pages of despatches: the office writes them, the buyer follows them. */
@NullMarked
package org.saan.hub.trade.web;

import org.jspecify.annotations.NullMarked;
