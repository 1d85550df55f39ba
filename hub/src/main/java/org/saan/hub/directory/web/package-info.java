/** Pages of groups, clusters and the weeks that a group has free. */
@NullMarked
package org.saan.hub.directory.web;

import org.jspecify.annotations.NullMarked;
