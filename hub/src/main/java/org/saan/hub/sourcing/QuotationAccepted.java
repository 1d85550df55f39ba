package org.saan.hub.sourcing;

import java.util.UUID;

/** A buyer said yes to a version of a quotation. What was agreed is read by {@link Quotations#getAccepted}. */
public record QuotationAccepted(UUID quotationId) {}
