@NullMarked
package org.saan.thaitext;

import org.jspecify.annotations.NullMarked;
