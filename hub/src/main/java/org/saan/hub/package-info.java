/** The craft sourcing hub. Modules are the packages below; this one only puts them together. */
@NullMarked
package org.saan.hub;

import org.jspecify.annotations.NullMarked;
