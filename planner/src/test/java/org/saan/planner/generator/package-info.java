/** Problems made by rule from a seed: the yardsticks of the planner. The same arguments always give the same bytes. */
@NullMarked
package org.saan.planner.generator;

import org.jspecify.annotations.NullMarked;
