/**
 * Goods on their way to the buyer: despatches of packed pieces, and their arrival. Nothing leaves that was not packed; the
 * database keeps that; see V1__despatch.sql.
 */
@NullMarked
package org.saan.hub.trade;

import org.jspecify.annotations.NullMarked;
