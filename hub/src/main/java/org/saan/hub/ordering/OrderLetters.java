package org.saan.hub.ordering;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.saan.hub.identity.AccountContacts;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.Notices;
import org.saan.hub.messaging.Message;
import org.saan.hub.messaging.Messaging;
import org.saan.hub.messaging.Recipient;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.sourcing.BuyerLetters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells a buyer what became of an order: the people who sign in for it, each by their own ways, or, where nobody does, whoever
 * asked for the quotation that it came from, by e-mail with a link of its own. The first argument of every template is the
 * number of the order; groups are never named.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class OrderLetters {
    private final JdbcClient jdbc;
    private final AccountContacts contacts;
    private final BuyerLetters letters;
    private final Messaging messaging;
    private final Notices notices;

    OrderLetters(
            JdbcClient jdbc, AccountContacts contacts, BuyerLetters letters, Messaging messaging, Notices notices) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.letters = letters;
        this.messaging = messaging;
        this.notices = notices;
    }

    private record Subject(String number, UUID buyer, String buyerName, List<UUID> quotations) {}

    /**
     * Tells the buyer.
     *
     * @param arguments adds those after the number of the order
     */
    public void tell(UUID order, String template, UnaryOperator<Message> arguments) {
        var subject = subject(order);
        if (!contacts.ofOrganisation(subject.buyer()).isEmpty()) {
            var name = new LocalizedText(null, subject.buyerName());
            messaging.send(arguments
                    .apply(Message.of(template, new Recipient.Organisation(subject.buyer(), name))
                            .with(subject.number()))
                    .at("/orders/" + order)
                    .about("order", order.toString()));
            return;
        }
        for (var quotation : subject.quotations()) {
            letters.aboutOrder(quotation, template)
                    .ifPresent(letter -> messaging.send(
                            arguments.apply(letter.with(subject.number())).about("order", order.toString())));
        }
    }

    /** A notice within the hub to those who run the programme. */
    public void tellOffice(UUID order, String template, UnaryOperator<Message> arguments) {
        var message = arguments.apply(Message.of(template, new Recipient.Organisation(Identity.PROGRAMME, null))
                .with(subject(order).number()));
        notices.tell(Identity.PROGRAMME, template, message.args(), "/orders/" + order);
    }

    private Subject subject(UUID order) {
        return jdbc.sql("select number, buyer_id, buyer_name from ordering.buyer_order where id = :id")
                .param("id", order)
                .query((row, n) -> new Subject(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        jdbc.sql("select quotation_id from ordering.order_of_quotation where order_id = :id")
                                .param("id", order)
                                .query((of, m) -> of.getObject(1, UUID.class))
                                .list()))
                .optional()
                .orElseThrow(() -> new NotFound("order"));
    }
}
