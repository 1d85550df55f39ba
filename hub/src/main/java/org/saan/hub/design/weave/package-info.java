/** Weave drafts: what a weaver reads. Files of weaving programs (WIF 1.1) are read and written without loss, and drawn. */
@NullMarked
package org.saan.hub.design.weave;

import org.jspecify.annotations.NullMarked;
