/** Pages that everybody reads, in both languages: search, products, groups, clusters, techniques and provinces. */
@NullMarked
package org.saan.hub.catalogue.web.open;

import org.jspecify.annotations.NullMarked;
