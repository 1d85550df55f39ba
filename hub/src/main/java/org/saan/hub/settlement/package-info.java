/**
 * Money: what a piece costs and who gets what of its price, invoices to buyers and what they paid, payments to groups on accepted
 * pieces. The laws of money are kept by the database; see V1__settlement.sql.
 */
@NullMarked
package org.saan.hub.settlement;

import org.jspecify.annotations.NullMarked;
