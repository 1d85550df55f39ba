/**
 * Orders of buyers, how they are shared out over groups, and what the groups answer. Pieces and minutes obey the
 * conservation laws of the database; see V1__orders.sql.
 */
@NullMarked
package org.saan.hub.ordering;

import org.jspecify.annotations.NullMarked;
