package org.saan.hub.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.ordering.Scene.OFFICER;
import static org.saan.hub.settlement.MoneyScene.baht;

import com.helger.diagnostics.error.list.ErrorList;
import com.helger.ubl23.UBL23Marshaller;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_23.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.creditnote_23.CreditNoteType;
import oasis.names.specification.ubl.schema.xsd.invoice_23.InvoiceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Invoices and credit notes as UBL 2.3: valid by ph-ubl, and every amount comes back as it was. */
@HubTest
@Import(MoneyScene.class)
class UblTest {
    private static final Currency JPY = Currency.getInstance("JPY");

    @Autowired
    private MoneyScene money;

    @Autowired
    private CreditNotes credits;

    @BeforeEach
    void begin() {
        money.begin();
    }

    private InvoiceType invoice(UUID id) throws Exception {
        var errors = new ErrorList();
        var read = UBL23Marshaller.invoice()
                .setCollectErrors(errors)
                .read(money.file(OFFICER, "/settlement/invoices/" + id + ".xml"));
        assertThat(errors.containsAtLeastOneError()).as("%s", errors).isFalse();
        assertThat(read).isNotNull();
        return read;
    }

    private CreditNoteType creditNote(UUID id) throws Exception {
        var errors = new ErrorList();
        var read = UBL23Marshaller.creditNote()
                .setCollectErrors(errors)
                .read(money.file(OFFICER, "/settlement/credit-notes/" + id + ".xml"));
        assertThat(errors.containsAtLeastOneError()).as("%s", errors).isFalse();
        assertThat(read).isNotNull();
        return read;
    }

    private static Money amount(BigDecimal value, String code) {
        return new Money(value, Currency.getInstance(code));
    }

    private static void totals(MonetaryTotalType total, Money net, Money gross) {
        assertThat(amount(
                        total.getTaxExclusiveAmountValue(),
                        total.getTaxExclusiveAmount().getCurrencyID()))
                .isEqualTo(net);
        assertThat(amount(
                        total.getTaxInclusiveAmountValue(),
                        total.getTaxInclusiveAmount().getCurrencyID()))
                .isEqualTo(gross);
        assertThat(amount(
                        total.getPayableAmountValue(), total.getPayableAmount().getCurrencyID()))
                .isEqualTo(gross);
    }

    @Test
    void anInvoiceWithVatComesBackWithEveryAmount() throws Exception {
        var order = money.scene.order(7);
        money.agree(order, "1250.3333", Money.THB, null, "2.5", false);
        var id = money.billing.issue(order, 1, OFFICER);
        var known = money.billing.getInvoice(id, OFFICER);
        var read = invoice(id);
        assertThat(read.getIDValue()).isEqualTo(known.number());
        assertThat(read.getInvoiceTypeCodeValue()).isEqualTo("380");
        assertThat(read.getDueDateValueLocal()).isEqualTo(known.dueOn());
        assertThat(read.getOrderReference().getIDValue()).isEqualTo(known.orderNumber());
        totals(read.getLegalMonetaryTotal(), known.net(), known.total());
        assertThat(read.getLegalMonetaryTotal().getAllowanceTotalAmountValue())
                .isEqualByComparingTo(known.discount().amount());
        var line = read.getInvoiceLineAtIndex(0);
        assertThat(line.getInvoicedQuantityValue()).isEqualByComparingTo("7");
        assertThat(line.getPrice().getPriceAmountValue()).isEqualByComparingTo("1250.3333");
        assertThat(line.getLineExtensionAmountValue()).isEqualTo("8752.33");
        var tax = read.getTaxTotalAtIndex(0).getTaxSubtotalAtIndex(0);
        assertThat(tax.getTaxAmountValue()).isEqualByComparingTo(known.vat().amount());
        assertThat(tax.getTaxCategory().getIDValue()).isEqualTo("S");
        assertThat(tax.getTaxCategory().getPercentValue()).isEqualByComparingTo("7");
        assertThat(line.getItem().getName().getLanguageID()).isEqualTo("th");
        // Paid or not: it says what was asked for on the day of issue.
        money.pay(order, baht("100.00"), id);
        totals(invoice(id).getLegalMonetaryTotal(), known.net(), known.total());
    }

    @Test
    @DisplayName("MN-04 (UBL) yen have no decimals, and an export has VAT of category Z")
    void anExportInYenHasNoDecimals() throws Exception {
        var order = money.scene.order(8);
        money.agree(order, "1250", JPY, "0.2345", "0", true);
        var id = money.billing.issue(order, 1, OFFICER);
        var xml = new String(money.file(OFFICER, "/settlement/invoices/" + id + ".xml"), StandardCharsets.UTF_8);
        assertThat(xml).contains("currencyID=\"JPY\">10000<").doesNotContain("E+");
        var read = invoice(id);
        assertThat(read.getTaxTotalAtIndex(0)
                        .getTaxSubtotalAtIndex(0)
                        .getTaxCategory()
                        .getIDValue())
                .isEqualTo("Z");
        assertThat(read.getTaxExchangeRate().getCalculationRateValue()).isEqualByComparingTo("0.2345");
        assertThat(read.getAccountingCustomerParty()
                        .getParty()
                        .getPostalAddress()
                        .getCountry()
                        .getIdentificationCodeValue())
                .isEqualTo("NO");
    }

    @Test
    void aCreditNoteNamesItsInvoiceAndComesBackWithEveryAmount() throws Exception {
        var order = money.scene.order(10);
        money.agree(order, "99.99", Money.THB, null, "10", false);
        var id = money.billing.issue(order, 1, OFFICER);
        var note = credits.issue(
                new NewCredit(id, CreditReason.RETURNED, "3 ผืนสีตก & more", false, Map.of(0, 3), null), OFFICER);
        var known = credits.get(note, OFFICER);
        var read = creditNote(note);
        assertThat(read.getIDValue()).isEqualTo(known.number());
        assertThat(read.getCreditNoteTypeCodeValue()).isEqualTo("381");
        assertThat(read.getBillingReferenceAtIndex(0)
                        .getInvoiceDocumentReference()
                        .getIDValue())
                .isEqualTo(known.invoice());
        assertThat(read.getNoteAtIndex(0).getValue()).isEqualTo("3 ผืนสีตก & more");
        assertThat(read.getDiscrepancyResponseAtIndex(0).getResponseCodeValue()).isEqualTo("RETURNED");
        totals(read.getLegalMonetaryTotal(), known.net(), known.total());
        assertThat(read.getTaxTotalAtIndex(0).getTaxAmountValue())
                .isEqualByComparingTo(known.vat().amount());
        assertThat(read.getCreditNoteLineAtIndex(0).getCreditedQuantityValue()).isEqualByComparingTo("3");
    }

    @Test
    void strangersGetNone() throws Exception {
        var order = money.agreed(1, "10.00");
        var id = money.billing.issue(order, 1, OFFICER);
        var path = "/settlement/invoices/" + id + ".xml";
        money.file(viewer(Role.BUYER, money.scene.see(order).buyerId()), path);
        assertThat(money.statusOf(viewer(Role.BUYER, UUID.randomUUID()), path)).isEqualTo(404);
        assertThat(money.statusOf(viewer(Role.GROUP_LEADER, UUID.randomUUID()), path))
                .isEqualTo(404);
    }
}
