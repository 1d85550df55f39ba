/** How every page is framed, found and refused. */
@NullMarked
package org.saan.hub.shared.web;

import org.jspecify.annotations.NullMarked;
