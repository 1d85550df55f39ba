package org.saan.hub.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Shell;

/**
 * One message on its way to one place, and how far it came.
 *
 * @param toName of the person or organisation; empty where it was not known
 * @param address where it goes; absent within the hub
 * @param nextAt when it is tried next, while it waits
 * @param endedAt when it was sent, shown or given up
 */
public record DeliveryView(
        UUID id,
        String template,
        List<LocalizedText> args,
        String href,
        Channel channel,
        String toName,
        @Nullable String address,
        State state,
        @Nullable String reason,
        int tries,
        Instant madeAt,
        Instant nextAt,
        @Nullable Instant endedAt,
        @Nullable Instant answeredAt) {

    /** How far it came; the words are {@code messaging.state.…}. */
    public enum State {
        WAITING,
        /** The channel is not set up here. */
        NO_SERVER,
        /** Until the person's quiet hours are over, or until the next try. */
        LATER,
        SENT,
        DELIVERED,
        FAILED,
        ANSWERED;

        public String key() {
            return "messaging.state." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why something failed or waits for another try; the words are {@code messaging.reason.…}. */
    public static final Set<String> REASONS = Set.of(
            "unreachable",
            "busy",
            "refused",
            "bad_address",
            "no_right",
            "unsure",
            "too_late",
            "gave_up",
            "unsubscribed",
            "left");

    public DeliveryView {
        args = List.copyOf(args);
    }

    public boolean failed() {
        return state == State.FAILED;
    }

    /** The state as a sentence, with the reason where there is one. */
    public String words(Shell shell) {
        var said = switch (state) {
            case NO_SERVER -> shell.t(state.key() + "." + channel.name().toLowerCase(Locale.ROOT));
            case LATER -> shell.t(state.key(), shell.moment(nextAt));
            case SENT, DELIVERED -> shell.t(state.key(), shell.moment(endedAt == null ? madeAt : endedAt));
            case ANSWERED -> shell.t(state.key(), shell.moment(answeredAt == null ? madeAt : answeredAt));
            case WAITING, FAILED -> shell.t(state.key());
        };
        return reason == null || state == State.ANSWERED ? said : said + " · " + shell.t("messaging.reason." + reason);
    }

    public String subject(Shell shell) {
        return shell.t(template, args.toArray());
    }
}
