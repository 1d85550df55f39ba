package org.saan.hub.settlement;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.platform.DocumentNumbers;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes invoices. The caller holds the terms of the order. */
@Component
class InvoiceWrites {
    private final JdbcClient jdbc;
    private final DocumentNumbers numbers;
    private final Office office;
    private final Audit audit;

    InvoiceWrites(JdbcClient jdbc, DocumentNumbers numbers, Office office, Audit audit) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.office = office;
        this.audit = audit;
    }

    /** What one invoice asks for. */
    private record Part(Money discount, Money net, Money vat, List<InvoiceView.Line> lines) {}

    UUID issue(OrderMoney money, @Nullable Integer milestone, Viewer viewer) {
        var part = part(money, milestone);
        var id = Ids.next();
        // The number last: others wait for it until this transaction ends.
        var number = numbers.next("INV");
        jdbc.sql("""
                        insert into settlement.invoice
                            (id, number, order_id, buyer_id, buyer_name, milestone, currency, rate, discount_minor, net_minor,
                             vat_percent, vat_minor, total_minor, due_on, issued_by, issued_at)
                        values (:id, :number, :order, :buyer, :name, :milestone, :currency, :rate, :discount, :net,
                                :vatPercent, :vat, :total, :due, :by, :at)
                        """)
                .param("id", id)
                .param("number", number)
                .param("order", money.orderId())
                .param("buyer", money.buyerId())
                .param("name", money.buyer())
                .param("milestone", milestone, java.sql.Types.INTEGER)
                .param("currency", part.net().currency().getCurrencyCode())
                .param("rate", money.rate(), java.sql.Types.NUMERIC)
                .param("discount", part.discount().minor())
                .param("net", part.net().minor())
                .param("vatPercent", money.sum().vatPercent())
                .param("vat", part.vat().minor())
                .param("total", part.net().plus(part.vat()).minor())
                .param("due", office.today().plusDays(money.dueDays()))
                .param("by", viewer.accountId())
                .param("at", At.now(office.clock()))
                .update();
        for (int i = 0; i < part.lines().size(); i++) {
            line(id, i, part.lines().get(i));
        }
        audit.record(viewer, "settlement.invoice_issued", "invoice", id.toString(), null, Map.of("number", number));
        return id;
    }

    private static Part part(OrderMoney money, @Nullable Integer milestone) {
        if (milestone != null) {
            var wanted = money.milestones().stream()
                    .filter(one -> one.position() == milestone)
                    .findFirst()
                    .orElseThrow(() -> new NotFound("milestone"));
            if (wanted.invoiced()) {
                throw new Refusal("settlement.invoiced_already");
            }
            if (milestone < money.milestones().size()) {
                if (wanted.net()
                                .plus(money.invoicedNet())
                                .amount()
                                .compareTo(money.sum().net().amount())
                        > 0) {
                    throw new Refusal("settlement.nothing_left");
                }
                var vat = wanted.net().percent(money.sum().vatPercent());
                return new Part(Money.zero(vat.currency()), wanted.net(), vat, instalment(money, wanted));
            }
        }
        return rest(money);
    }

    /** All that is left, so that the invoices of an order add up to the order, VAT included. */
    private static Part rest(OrderMoney money) {
        var net = money.sum().net().minus(money.invoicedNet());
        var vat = money.sum().vat().minus(money.invoicedVat());
        boolean first = money.invoiced().amount().signum() == 0;
        boolean anything = first || net.amount().signum() > 0;
        if (!anything || net.amount().signum() < 0 || vat.amount().signum() < 0) {
            throw new Refusal("settlement.nothing_left");
        }
        if (first) {
            return new Part(
                    money.sum().discount(),
                    net,
                    vat,
                    money.lines().stream()
                            .map(line -> new InvoiceView.Line(
                                    line.name(), line.quantity(), line.unitCode(), line.price(), line.amount()))
                            .toList());
        }
        return new Part(
                Money.zero(net.currency()),
                net,
                vat,
                List.of(words(
                        "ยอดที่เหลือของคำสั่งซื้อ " + money.number(), "Remainder of order " + money.number(), net)));
    }

    private static List<InvoiceView.Line> instalment(OrderMoney money, OrderMoney.Milestone wanted) {
        var percent = wanted.percent().stripTrailingZeros().toPlainString();
        return List.of(words(
                "งวดที่ " + wanted.position() + " ของคำสั่งซื้อ " + money.number() + " (" + percent + "%)",
                "Instalment " + wanted.position() + " of order " + money.number() + " (" + percent + " %)",
                wanted.net()));
    }

    private static InvoiceView.Line words(String th, String en, Money amount) {
        return new InvoiceView.Line(new org.saan.hub.shared.LocalizedText(th, en), 1, "C62", amount.amount(), amount);
    }

    private void line(UUID invoice, int position, InvoiceView.Line line) {
        jdbc.sql("""
                        insert into settlement.invoice_line
                            (invoice_id, position, name_th, name_en, quantity, unit_code, price, amount_minor)
                        values (:invoice, :position, :th, :en, :quantity, :unit, :price, :amount)
                        """)
                .param("invoice", invoice)
                .param("position", position)
                .param("th", line.name().in(org.saan.hub.shared.Language.TH))
                .param("en", line.name().in(org.saan.hub.shared.Language.EN))
                .param("quantity", line.quantity())
                .param("unit", line.unitCode())
                .param("price", line.price())
                .param("amount", line.amount().minor())
                .update();
    }
}
