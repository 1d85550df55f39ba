/**
 * Documents on paper: PDF with Thai as it is written, and text that is copied out as it was put in. A document is a list of
 * {@link org.saan.hub.shared.print.Block blocks} in a {@link org.saan.hub.shared.print.Print}; its fonts are part of the file.
 * Why it is made here and not by a library stands in docs/decisions/0024.
 */
@NullMarked
package org.saan.hub.shared.print;

import org.jspecify.annotations.NullMarked;
