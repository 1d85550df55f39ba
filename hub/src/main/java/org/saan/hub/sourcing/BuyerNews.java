package org.saan.hub.sourcing;

import java.util.Optional;
import java.util.UUID;
import org.saan.hub.identity.AccountContacts;
import org.saan.hub.messaging.Message;
import org.saan.hub.messaging.Messaging;
import org.saan.hub.messaging.Recipient;
import org.saan.hub.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes e-mails to the buyer of an enquiry, who has no account. Each opens the enquiry by a secret of its own; a renewed link
 * ends them all. No words that somebody typed stand in a mail: anybody may have entered that address.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BuyerNews {
    private final JdbcClient jdbc;
    private final EnquiryReads enquiries;
    private final Messaging messaging;
    private final SourcingTime time;

    BuyerNews(JdbcClient jdbc, EnquiryReads enquiries, Messaging messaging, SourcingTime time) {
        this.jdbc = jdbc;
        this.enquiries = enquiries;
        this.messaging = messaging;
        this.time = time;
    }

    /** Somebody of the programme wrote to the buyer. */
    void written(UUID enquiry) {
        var asked = enquiries.get(enquiry);
        if (reachable(asked)) {
            messaging.send(to("sourcing.notice.written", asked, newLink(enquiry))
                    .with(asked.number())
                    .about("enquiry", asked.id().toString()));
        }
    }

    /** A version of a quotation was sent. */
    void quoted(QuotationView quotation, Money total) {
        var asked = enquiries.get(quotation.enquiryId());
        if (reachable(asked)) {
            messaging.send(to("sourcing.notice.quoted", asked, newLink(asked.id()))
                    .with(quotation.number())
                    .with(asked.number())
                    .with(total)
                    .with(quotation.last().validUntil())
                    .about("quotation", quotation.id().toString()));
        }
    }

    /** An empty letter about the order that the enquiry became. */
    Optional<Message> aboutOrder(UUID enquiry, String template) {
        var asked = enquiries.get(enquiry);
        return reachable(asked) ? Optional.of(to(template, asked, newLink(enquiry), "/order")) : Optional.empty();
    }

    private static boolean reachable(EnquiryView asked) {
        return AccountContacts.isEmail(asked.email().strip());
    }

    private static Message to(String template, EnquiryView asked, BuyerKey key) {
        return to(template, asked, key, "");
    }

    private static Message to(String template, EnquiryView asked, BuyerKey key, String page) {
        return Message.of(template, new Recipient.Outside(asked.email(), asked.name(), asked.language()))
                .at("/" + asked.language().tag() + "/enquiries/" + key.text() + page);
    }

    private BuyerKey newLink(UUID enquiry) {
        var key = BuyerKey.draw();
        jdbc.sql("insert into sourcing.enquiry_link (link_hash, enquiry_id, made_at) values (:hash, :id, :at)")
                .param("hash", key.hash())
                .param("id", enquiry)
                .param("at", time.now())
                .update();
        return key;
    }
}
