/** Who sees what: every route of the running hub, walked as every role against what belongs to somebody else. */
@org.jspecify.annotations.NullMarked
package org.saan.hub.access;
