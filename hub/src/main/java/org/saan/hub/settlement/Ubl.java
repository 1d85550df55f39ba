package org.saan.hub.settlement;

import com.helger.diagnostics.error.list.ErrorList;
import com.helger.jaxb.GenericJAXBMarshaller;
import com.helger.ubl23.UBL23Marshaller;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.AddressType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.AllowanceChargeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.BillingReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.CountryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.CreditNoteLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.CustomerPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.DocumentReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.ExchangeRateType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.InvoiceLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.ItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.OrderReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.PartyIdentificationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.PartyLegalEntityType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.PartyNameType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.PartyTaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.PartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.PriceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.ResponseType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.SupplierPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.TaxCategoryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.TaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.TaxSubtotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.TaxTotalType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_23.AllowanceChargeReasonType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_23.DescriptionType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_23.NameType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_23.NoteType;
import oasis.names.specification.ubl.schema.xsd.creditnote_23.CreditNoteType;
import oasis.names.specification.ubl.schema.xsd.invoice_23.InvoiceType;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invoices and credit notes as OASIS UBL 2.3, for programs that keep books. A document is handed out only when it fits its schema
 * and its sums hold. It says what was asked for on the day of issue, and is no tax invoice: that is another message in Thailand.
 */
@Service
public class Ubl {
    private static final String INVOICE = "380";
    private static final String CREDIT_NOTE = "381";

    private final JdbcClient jdbc;
    private final InvoiceReads invoices;
    private final CreditNotes credits;
    private final TaxParties parties;
    private final Words words;

    Ubl(JdbcClient jdbc, InvoiceReads invoices, CreditNotes credits, TaxParties parties, Words words) {
        this.jdbc = jdbc;
        this.invoices = invoices;
        this.credits = credits;
        this.parties = parties;
        this.words = words;
    }

    /** For those who run the programme and the buyer. */
    @Transactional(readOnly = true)
    public byte[] invoice(UUID id, Viewer viewer) {
        var from = invoices.get(id, viewer);
        var document = new InvoiceType();
        document.setUBLVersionID("2.3");
        document.setID(from.number());
        document.setUUID(from.id().toString());
        document.setIssueDate(day(from.issuedAt()));
        document.setDueDate(from.dueOn());
        document.setInvoiceTypeCode(INVOICE);
        document.setDocumentCurrencyCode(from.total().currency().getCurrencyCode());
        document.setOrderReference(order(from.orderNumber()));
        document.setAccountingSupplierParty(supplier());
        document.setAccountingCustomerParty(customer(from.buyerId(), from.buyer()));
        if (from.rate() != null) {
            document.setTaxExchangeRate(rate(from.total(), from.rate()));
        }
        if (from.discount().minor() > 0) {
            document.addAllowanceCharge(discount(from.discount()));
        }
        document.addTaxTotal(tax(from.net(), from.vat(), from.vatPercent()));
        document.setLegalMonetaryTotal(total(
                from.lines().stream().map(InvoiceView.Line::amount).toList(),
                from.discount(),
                from.net(),
                from.total()));
        for (int i = 0; i < from.lines().size(); i++) {
            var line = from.lines().get(i);
            var its = new InvoiceLineType();
            its.setID(String.valueOf(i + 1));
            its.setInvoicedQuantity(BigDecimal.valueOf(line.quantity())).setUnitCode(line.unitCode());
            its.setLineExtensionAmount(line.amount().amount()).setCurrencyID(code(line.amount()));
            its.setItem(item(line.name()));
            its.setPrice(price(line.price(), line.amount()));
            document.addInvoiceLine(its);
        }
        return written(UBL23Marshaller.invoice(), document);
    }

    /** For those who run the programme and the buyer. */
    @Transactional(readOnly = true)
    public byte[] creditNote(UUID id, Viewer viewer) {
        var from = credits.get(id, viewer);
        var document = new CreditNoteType();
        document.setUBLVersionID("2.3");
        document.setID(from.number());
        document.setUUID(from.id().toString());
        document.setIssueDate(day(from.issuedAt()));
        document.setCreditNoteTypeCode(CREDIT_NOTE);
        document.addNote(new NoteType(from.words()));
        document.setDocumentCurrencyCode(from.total().currency().getCurrencyCode());
        var reason = new ResponseType();
        reason.setResponseCode(from.reason().name());
        reason.addDescription(
                new DescriptionType(words.say(Language.EN, from.reason().key())));
        document.addDiscrepancyResponse(reason);
        document.setOrderReference(order(from.order()));
        var invoice = new DocumentReferenceType();
        invoice.setID(from.invoice());
        invoice.setIssueDate(day(from.invoicedAt()));
        var reference = new BillingReferenceType();
        reference.setInvoiceDocumentReference(invoice);
        document.addBillingReference(reference);
        document.setAccountingSupplierParty(supplier());
        document.setAccountingCustomerParty(customer(from.buyerId(), from.buyer()));
        if (from.discount().minor() > 0) {
            document.addAllowanceCharge(discount(from.discount()));
        }
        document.addTaxTotal(tax(from.net(), from.vat(), from.vatPercent()));
        document.setLegalMonetaryTotal(total(
                from.lines().stream().map(CreditNote.Line::amount).toList(),
                from.discount(),
                from.net(),
                from.total()));
        for (int i = 0; i < from.lines().size(); i++) {
            var line = from.lines().get(i);
            var its = new CreditNoteLineType();
            its.setID(String.valueOf(i + 1));
            its.setCreditedQuantity(BigDecimal.valueOf(line.quantity())).setUnitCode(line.unitCode());
            its.setLineExtensionAmount(line.amount().amount()).setCurrencyID(code(line.amount()));
            its.setItem(item(line.name()));
            its.setPrice(price(line.price(), line.amount()));
            document.addCreditNoteLine(its);
        }
        return written(UBL23Marshaller.creditNote(), document);
    }

    private static <T> byte[] written(GenericJAXBMarshaller<T> marshaller, T document) {
        var errors = new ErrorList();
        var out = new ByteArrayOutputStream();
        var done = marshaller.setCollectErrors(errors).setFormattedOutput(true).write(document, out);
        if (done.isFailure() || errors.containsAtLeastOneError()) {
            throw new IllegalStateException("no valid UBL: " + errors);
        }
        return out.toByteArray();
    }

    private static LocalDate day(Instant at) {
        return at.atZone(Printing.ZONE).toLocalDate();
    }

    private static String code(Money amount) {
        return amount.currency().getCurrencyCode();
    }

    private static OrderReferenceType order(String number) {
        var order = new OrderReferenceType();
        order.setID(number);
        return order;
    }

    private SupplierPartyType supplier() {
        var party = new PartyType();
        party.addPartyIdentification(id(Identity.PROGRAMME));
        party.addPartyName(name(words.say(Language.TH, "print.hub"), Language.TH));
        party.addPartyName(name(words.say(Language.EN, "print.hub"), Language.EN));
        var known = parties.findHub().orElse(null);
        party.setPostalAddress(address("TH", known == null ? null : known.address()));
        if (known != null) {
            var tax = new PartyTaxSchemeType();
            tax.setCompanyID(known.taxId());
            tax.setTaxScheme(vat());
            party.addPartyTaxScheme(tax);
        }
        party.addPartyLegalEntity(legal(known == null ? words.say(Language.EN, "print.hub") : known.name()));
        var supplier = new SupplierPartyType();
        supplier.setParty(party);
        return supplier;
    }

    private CustomerPartyType customer(UUID buyer, String name) {
        var country = jdbc.sql("select country from sourcing.buyer where id = :id")
                .param("id", buyer)
                .query(String.class)
                .single();
        var party = new PartyType();
        party.addPartyIdentification(id(buyer));
        var named = new PartyNameType();
        named.setName(name);
        party.addPartyName(named);
        party.setPostalAddress(address(country, null));
        party.addPartyLegalEntity(legal(name));
        var customer = new CustomerPartyType();
        customer.setParty(party);
        return customer;
    }

    private static PartyIdentificationType id(UUID organisation) {
        var id = new PartyIdentificationType();
        id.setID(organisation.toString()).setSchemeID("SAAN:PARTY");
        return id;
    }

    private static PartyNameType name(String said, Language language) {
        var name = new PartyNameType();
        name.setName(said).setLanguageID(language.tag());
        return name;
    }

    private static PartyLegalEntityType legal(String name) {
        var legal = new PartyLegalEntityType();
        legal.setRegistrationName(name);
        return legal;
    }

    private static AddressType address(String countryCode, @Nullable String line) {
        var address = new AddressType();
        if (line != null) {
            address.setStreetName(line);
        }
        var country = new CountryType();
        country.setIdentificationCode(countryCode);
        address.setCountry(country);
        return address;
    }

    private static ExchangeRateType rate(Money total, BigDecimal baht) {
        var rate = new ExchangeRateType();
        rate.setSourceCurrencyCode(code(total));
        rate.setTargetCurrencyCode("THB");
        rate.setCalculationRate(baht.stripTrailingZeros());
        return rate;
    }

    private static AllowanceChargeType discount(Money amount) {
        var discount = new AllowanceChargeType();
        discount.setChargeIndicator(false);
        discount.addAllowanceChargeReason(new AllowanceChargeReasonType("Discount"));
        discount.setAmount(amount.amount()).setCurrencyID(code(amount));
        return discount;
    }

    private static TaxSchemeType vat() {
        var scheme = new TaxSchemeType();
        scheme.setID("VAT");
        return scheme;
    }

    /** Category S, or Z where the rate is nothing, as for goods that leave the country. */
    private static TaxTotalType tax(Money net, Money vat, BigDecimal percent) {
        var category = new TaxCategoryType();
        category.setID(percent.signum() == 0 ? "Z" : "S");
        category.setPercent(percent.signum() == 0 ? BigDecimal.ZERO : percent.stripTrailingZeros());
        category.setTaxScheme(vat());
        var part = new TaxSubtotalType();
        part.setTaxableAmount(net.amount()).setCurrencyID(code(net));
        part.setTaxAmount(vat.amount()).setCurrencyID(code(vat));
        part.setTaxCategory(category);
        var total = new TaxTotalType();
        total.setTaxAmount(vat.amount()).setCurrencyID(code(vat));
        total.addTaxSubtotal(part);
        return total;
    }

    /** @throws IllegalStateException when the lines do not add up to what is asked for, which no schema sees */
    private static MonetaryTotalType total(List<Money> lines, Money discount, Money net, Money gross) {
        var sum = lines.stream().reduce(Money::plus).orElseThrow();
        if (!sum.minus(discount).equals(net)) {
            throw new IllegalStateException("lines of " + sum + " less " + discount + " are not " + net);
        }
        var total = new MonetaryTotalType();
        total.setLineExtensionAmount(sum.amount()).setCurrencyID(code(sum));
        total.setTaxExclusiveAmount(net.amount()).setCurrencyID(code(net));
        total.setTaxInclusiveAmount(gross.amount()).setCurrencyID(code(gross));
        if (discount.minor() > 0) {
            total.setAllowanceTotalAmount(discount.amount()).setCurrencyID(code(discount));
        }
        total.setPayableAmount(gross.amount()).setCurrencyID(code(gross));
        return total;
    }

    private static ItemType item(LocalizedText name) {
        var item = new ItemType();
        var english = new DescriptionType(name.in(Language.EN));
        english.setLanguageID(Language.EN.tag());
        item.addDescription(english);
        var thai = new NameType(name.in(Language.TH));
        thai.setLanguageID(Language.TH.tag());
        item.setName(thai);
        return item;
    }

    private static PriceType price(BigDecimal of, Money amount) {
        var price = new PriceType();
        price.setPriceAmount(of).setCurrencyID(code(amount));
        return price;
    }
}
