/**
 * Notices to people, by e-mail, LINE and within the hub. Another module says what is to be told by {@link
 * org.saan.hub.messaging.Messaging#send}, in its own transaction; a job delivers it.
 */
@NullMarked
package org.saan.hub.messaging;

import org.jspecify.annotations.NullMarked;
