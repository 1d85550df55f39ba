@NullMarked
package org.saan.planner;

import org.jspecify.annotations.NullMarked;
