/** Pages of a programme: the target board, the evidence behind each number, the months that are closed. */
@NullMarked
package org.saan.hub.programme.web;

import org.jspecify.annotations.NullMarked;
