package org.saan.hub.messaging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Printing;

/**
 * Something to be told. The words are those of the template in the message files: {@code <template>} is the subject and the
 * notice within the hub, {@code <template>.body} the text, {@code <template>.action} what the link is called, and
 * {@code <template>.sample} arguments for the preview, with {@code |} between them. A template is called
 * {@code <module>.notice.<what>}; its arguments are {@code {0}}, {@code {1}} and so on.
 *
 * <pre>{@code
 * messaging.send(Message.of("ordering.notice.offered", group, name)
 *         .with(order.number()).with(pieces).with(dueDate)
 *         .at("/our-work").about("order", order.id().toString()));
 * }</pre>
 *
 * @param href path of this hub to look at, also without a session
 * @param subjectType with {@code subjectId} what it is about, as the audit calls it
 * @param urgent also in quiet hours
 */
public record Message(
        String template,
        Recipient to,
        List<LocalizedText> args,
        String href,
        String subjectType,
        String subjectId,
        Kind kind,
        boolean urgent) {

    /** Law lets people refuse announcements; what belongs to their own orders and permissions they are always told. */
    public enum Kind {
        NOTICE,
        ANNOUNCEMENT,
        SIGN_IN
    }

    public Message {
        args = List.copyOf(args);
        if (!href.startsWith("/") || href.startsWith("//")) {
            throw new IllegalArgumentException("not a path of this hub: " + href);
        }
    }

    public static Message of(String template, Recipient to) {
        return new Message(template, to, List.of(), "/notices", "none", "", Kind.NOTICE, false);
    }

    /** To everybody of an organisation. */
    public static Message of(String template, UUID organisation, LocalizedText name) {
        return of(template, new Recipient.Organisation(organisation, name));
    }

    public Message with(LocalizedText text) {
        var more = new ArrayList<>(args);
        more.add(text);
        return new Message(template, to, more, href, subjectType, subjectId, kind, urgent);
    }

    public Message with(List<LocalizedText> texts) {
        var all = this;
        for (var text : texts) {
            all = all.with(text);
        }
        return all;
    }

    /** A code, number or name that is the same in both languages. */
    public Message with(String text) {
        return with(new LocalizedText(text, text));
    }

    public Message with(long number) {
        return with(new Printing(Language.TH).number(number));
    }

    public Message with(LocalDate day) {
        return with(new LocalizedText(new Printing(Language.TH).date(day), new Printing(Language.EN).date(day)));
    }

    public Message with(Money money) {
        return with(new LocalizedText(new Printing(Language.TH).money(money), new Printing(Language.EN).money(money)));
    }

    public Message at(String path) {
        return new Message(template, to, args, path, subjectType, subjectId, kind, urgent);
    }

    public Message about(String type, String id) {
        return new Message(template, to, args, href, type, id, kind, urgent);
    }

    /** May be refused: carries the way out in every mail. */
    public Message announcement() {
        return new Message(template, to, args, href, subjectType, subjectId, Kind.ANNOUNCEMENT, urgent);
    }

    public Message urgently() {
        return new Message(template, to, args, href, subjectType, subjectId, kind, true);
    }

    Message forSignIn() {
        return new Message(template, to, args, href, subjectType, subjectId, Kind.SIGN_IN, true);
    }
}
