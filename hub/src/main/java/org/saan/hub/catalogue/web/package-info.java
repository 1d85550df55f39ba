/** Pages of the catalogue for those who write, translate and review it. */
@NullMarked
package org.saan.hub.catalogue.web;

import org.jspecify.annotations.NullMarked;
