/**
 * What a leader's phone keeps to work without signal: the app that can be installed, its service worker, and who is signed
 * in. The queue itself is on the phone (static/phone); the hub's side of it is {@link org.saan.hub.shared.SentForm}.
 */
@NullMarked
package org.saan.hub.phones;

import org.jspecify.annotations.NullMarked;
