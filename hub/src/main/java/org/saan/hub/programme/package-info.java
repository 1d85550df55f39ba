/**
 * The programme counts itself: indicators with their rule and evidence, targets, frozen months, and how steadily groups have work.
 */
@NullMarked
package org.saan.hub.programme;

import org.jspecify.annotations.NullMarked;
