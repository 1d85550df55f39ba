@NullMarked
package org.saan.hub.programme;

import org.jspecify.annotations.NullMarked;
