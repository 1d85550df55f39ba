/** Lists as every module shows them: searched, narrowed, put in order, paged, and taken away as a file. */
@NullMarked
package org.saan.hub.shared.lists;

import org.jspecify.annotations.NullMarked;
