/**
 * The study that preceded the planner: ruin and recreate beside a bound by prices, for lines of one operation without bundles,
 * multiples or all-or-nothing. Kept as it was found good then, so that what came later can be measured against it.
 */
@NullMarked
package org.saan.bench.study;

import org.jspecify.annotations.NullMarked;
