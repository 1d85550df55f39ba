package org.saan.hub.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.saan.hub.identity.SignInCodes;
import org.saan.hub.messaging.Carrier.Outcome;
import org.saan.hub.messaging.Outbox.Claimed;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.PublicAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Carries what is due out of the house, one after the other. No database transaction is open while a server is spoken to. */
@Component
class Delivery {
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    private static final int AT_ONCE = 10;
    /** So many in one go; the job comes again at once. */
    private static final int ROUNDS = 10;

    private final Outbox outbox;
    private final List<Carrier> carriers;
    private final Letters letters;
    private final SignInCodes codes;
    private final Unsubscribing unsubscribing;
    private final PublicAddress hub;

    Delivery(
            Outbox outbox,
            List<Carrier> carriers,
            Letters letters,
            SignInCodes codes,
            Unsubscribing unsubscribing,
            PublicAddress hub) {
        this.outbox = outbox;
        this.carriers = List.copyOf(carriers);
        this.letters = letters;
        this.codes = codes;
        this.unsubscribing = unsubscribing;
        this.hub = hub;
    }

    /** Delivers what is due now. How many were tried. */
    int work() {
        outbox.takeUp();
        int tried = 0;
        var open = carriers.stream().filter(Carrier::isSetUp).toList();
        if (open.isEmpty()) {
            return 0;
        }
        for (int round = 0; round < ROUNDS; round++) {
            var claimed = outbox.claim(open.stream().map(Carrier::channel).toList(), AT_ONCE);
            for (var one : claimed) {
                open.stream()
                        .filter(carrier -> carrier.channel() == one.channel())
                        .findFirst()
                        .ifPresent(carrier -> deliver(one, carrier));
            }
            tried += claimed.size();
            if (claimed.size() < AT_ONCE) {
                break;
            }
        }
        return tried;
    }

    private void deliver(Claimed one, Carrier carrier) {
        var unwanted = outbox.unwanted(one);
        if (unwanted.isPresent()) {
            outbox.failed(one, unwanted.get());
            return;
        }
        var made = new ArrayList<Letter>();
        var outcome = carrier.carry(new Carrier.To(one.id(), one.address()), () -> {
            if (!outbox.leaves(one)) {
                return Optional.empty();
            }
            letter(one).ifPresent(made::add);
            return made.stream().findFirst();
        });
        note(one, outcome);
    }

    private void note(Claimed one, Outcome outcome) {
        boolean code = one.kind() == Message.Kind.SIGN_IN;
        switch (outcome) {
            case Outcome.Taken taken -> {
                outbox.sent(one);
                log.info("message {} sent by {}", one.id(), one.channel());
            }
            case Outcome.Later later -> outbox.later(one, later.reason());
            case Outcome.Never never -> outbox.failed(one, never.reason());
            case Outcome.Unsure unsure -> {
                // LINE knows a repeated message by its key; a code would be another one.
                if (one.channel() == Channel.LINE && !code) {
                    outbox.later(one, "unreachable");
                } else {
                    outbox.failed(one, "unsure");
                    log.warn("message {} may or may not have been sent by {}", one.id(), one.channel());
                }
            }
            case Outcome.Dropped dropped -> outbox.failed(one, "too_late");
        }
    }

    private Optional<Letter> letter(Claimed one) {
        if (one.kind() != Message.Kind.SIGN_IN) {
            return Optional.of(letter(one, one.args(), one.href()));
        }
        return codes.draw(UUID.fromString(one.subjectId()))
                .map(drawn -> letter(one, List.of(new LocalizedText(drawn.digits(), drawn.digits())), drawn.path()));
    }

    private Letter letter(Claimed one, List<LocalizedText> args, String path) {
        return new Letter(
                one.id(),
                one.retryKey(),
                one.address(),
                one.language(),
                letters.subject(one.template(), args, one.language()),
                letters.text(one.template(), args, one.language()),
                letters.action(one.template(), one.language()),
                hub.base() + path,
                one.kind() == Message.Kind.ANNOUNCEMENT
                        ? hub.base() + "/unsubscribe/" + unsubscribing.token(one.id())
                        : null);
    }
}
