/** Places, clusters, producer groups and their people, what they can make, and when they have time. */
@NullMarked
package org.saan.hub.directory;

import org.jspecify.annotations.NullMarked;
