/**
 * Finding crafts in any language: the craft vocabulary, how texts and queries are read with it, and the index. It knows no
 * database and no framework.
 */
@NullMarked
@NamedInterface("search")
package org.saan.hub.catalogue.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
