/** A fictional programme to look at, entered through the same services that people use. Never loaded with {@code --empty}. */
@NullMarked
package org.saan.hub.demo;

import org.jspecify.annotations.NullMarked;
