package org.saan.hub.sourcing;

import java.util.Optional;
import java.util.UUID;
import org.saan.hub.messaging.Message;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Letters to buyers who came by an enquiry and have no account, about what became of it. */
@Service
public class BuyerLetters {
    private final QuotationReads quotations;
    private final BuyerNews news;

    BuyerLetters(QuotationReads quotations, BuyerNews news) {
        this.quotations = quotations;
        this.news = news;
    }

    /**
     * An empty letter to whoever asked for a quotation, in the language of the enquiry, that opens the page of the order by a
     * secret of its own. Absent when the enquiry has no address that mail reaches.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Message> aboutOrder(UUID quotation, String template) {
        return quotations.find(quotation).flatMap(one -> news.aboutOrder(one.enquiryId(), template));
    }
}
