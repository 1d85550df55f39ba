package org.saan.hub.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.ordering.Scene.OFFICER;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saan.hub.HubTest;
import org.saan.hub.shared.Money;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Amounts in answers for programs are decimal texts, and come back as they were. */
@HubTest
@Import(MoneyScene.class)
class MoneyInJsonTest {
    @Autowired
    private MoneyScene money;

    @Autowired
    private CreditNotes credits;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    @BeforeEach
    void begin() {
        money.begin();
    }

    private JsonNode json(String path) throws Exception {
        return JsonMapper.shared().readTree(money.seen(OFFICER, path + ".json"));
    }

    private static String text(JsonNode of, String field) {
        assertThat(of.get(field).isString()).as(field).isTrue();
        return of.get(field).asString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"600.00", "100.00", "3000000.01"})
    @DisplayName("MN-08 amounts go through the answers and back as plain texts with every place")
    void anAmountComesBackAsItWas(String amount) throws Exception {
        var order = money.scene.order(1);
        money.agree(order, amount, Money.THB, null, "0", true);
        var invoice = money.billing.issue(order, 1, OFFICER);
        var path = "/settlement/invoices/" + invoice;
        var asked = json(path);
        for (var field : List.of("net", "total", "outstanding")) {
            assertThat(text(asked, field)).as(field).isEqualTo(amount);
        }
        for (var field : List.of("discount", "vat", "credited", "paid")) {
            assertThat(text(asked, field)).as(field).isEqualTo("0.00");
        }
        assertThat(text(asked.get("lines").get(0), "amount")).isEqualTo(amount);
        // Back by the form, as the answer said it.
        assertThat(money.sent(
                        OFFICER,
                        "/settlement/receipts",
                        "invoice",
                        invoice.toString(),
                        "notice",
                        "J-" + invoice,
                        "amount",
                        text(asked, "outstanding"),
                        "on",
                        money.rates.today().toString()))
                .startsWith("/settlement/receipts");
        assertThat(text(json(path), "paid")).isEqualTo(amount);
        assertThat(text(json(path), "outstanding")).isEqualTo("0.00");
        var note = credits.issue(
                new NewCredit(
                        invoice,
                        CreditReason.MISTAKE,
                        "test",
                        false,
                        Map.of(),
                        new Money(new BigDecimal(text(asked, "net")), Money.THB)),
                OFFICER);
        var taken = json("/settlement/credit-notes/" + note);
        assertThat(text(taken, "total")).isEqualTo(amount);
        assertThat(text(taken, "vat")).isEqualTo("0.00");
        assertThat(text(json(path), "credited")).isEqualTo(amount);
    }

    @Test
    @DisplayName("MN-04 (JSON) yen have no decimals in answers for programs")
    void yenHaveNoPlaces() throws Exception {
        var order = money.scene.order(8);
        money.agree(order, "1250", Currency.getInstance("JPY"), "0.2345", "0", true);
        var asked = json("/settlement/invoices/" + money.billing.issue(order, 1, OFFICER));
        assertThat(text(asked, "total")).isEqualTo("10000");
        assertThat(text(asked, "vat")).isEqualTo("0");
    }

    /** Whatever is added later: a number of JSON would lose places, or be written as 6E+2. */
    @Test
    @DisplayName("MN-08 no answer for programs has an amount that is no text")
    void noAnswerHasAmountsAsNumbers() {
        var wrong = new ArrayList<String>();
        int answers = 0;
        for (var method : routes.getHandlerMethods().values()) {
            if (answersWithJson(method)) {
                answers++;
                look(method.getMethod().getGenericReturnType(), method.toString(), wrong, new HashSet<>());
            }
        }
        assertThat(answers).isGreaterThan(8);
        assertThat(wrong).isEmpty();
    }

    private static boolean answersWithJson(HandlerMethod method) {
        return AnnotatedElementUtils.hasAnnotation(method.getMethod(), ResponseBody.class)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ResponseBody.class)
                || method.getMethod().getGenericReturnType() instanceof ParameterizedType;
    }

    private static void look(Type type, String at, List<String> wrong, Set<Type> known) {
        if (!known.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType of) {
            for (var part : of.getActualTypeArguments()) {
                look(part, at, wrong, known);
            }
        } else if (type instanceof Class<?> one) {
            if (Set.of(BigDecimal.class, Money.class).contains(one)) {
                wrong.add(at);
            } else if (one.isRecord() && one.getName().startsWith("org.saan")) {
                for (RecordComponent part : one.getRecordComponents()) {
                    look(part.getGenericType(), at + "." + part.getName(), wrong, known);
                }
            }
        }
    }
}
