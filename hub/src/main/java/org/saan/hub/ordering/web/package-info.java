/** Pages of orders: entering them, their weave, and the offers that groups answer. */
@NullMarked
package org.saan.hub.ordering.web;

import org.jspecify.annotations.NullMarked;
