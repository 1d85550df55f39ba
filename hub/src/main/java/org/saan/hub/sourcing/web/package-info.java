/** Pages of buyers. */
@NullMarked
package org.saan.hub.sourcing.web;

import org.jspecify.annotations.NullMarked;
