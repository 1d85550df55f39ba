/** Pages and papers of money. */
@NullMarked
package org.saan.hub.settlement.web;

import org.jspecify.annotations.NullMarked;
