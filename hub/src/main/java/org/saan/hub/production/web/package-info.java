/** Pages of work: the leader's phone, the receiver's phone, the coordinator's lists. */
@NullMarked
package org.saan.hub.production.web;

import org.jspecify.annotations.NullMarked;
