package org.saan.hub.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Language;

/**
 * A message in words, for one reader by one channel.
 *
 * @param id of the delivery; the mail is known by it for ever, however often it is tried
 * @param retryKey by which LINE knows a message that is sent again
 * @param url absolute
 * @param unsubscribe address that stops announcements; absent where none may be refused
 */
public record Letter(
        UUID id,
        UUID retryKey,
        String to,
        Language language,
        String subject,
        String text,
        String action,
        String url,
        @Nullable String unsubscribe) {}
