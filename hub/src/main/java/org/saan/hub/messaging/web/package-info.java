/** What was told to whom, how people want to be told, and the doors for LINE and for leaving announcements. */
@NullMarked
package org.saan.hub.messaging.web;

import org.jspecify.annotations.NullMarked;
