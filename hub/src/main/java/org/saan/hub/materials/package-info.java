/**
 * What things are made of: the library of materials and suppliers, lots and what becomes of them at groups, pooled buying, whether
 * work has what it needs, and the way from fibre to carton. Amounts obey the conservation laws of the database; see decision 63.
 */
@NullMarked
package org.saan.hub.materials;

import org.jspecify.annotations.NullMarked;
