/**
 * The work of groups on what they accepted: work orders, weekly progress, receiving, inspection in tranches, packing. The sums of
 * pieces are kept by the database; see V1__work.sql and decision 42.
 */
@NullMarked
package org.saan.hub.production;

import org.jspecify.annotations.NullMarked;
