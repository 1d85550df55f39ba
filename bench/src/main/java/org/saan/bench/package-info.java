/** Yardsticks for the planner: an exact model, other solvers and the table that sets them beside each other. */
@NullMarked
package org.saan.bench;

import org.jspecify.annotations.NullMarked;
