package org.saan.hub.trade.web;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.shared.web.TypedNumber;
import org.saan.hub.trade.NewObstacle;
import org.saan.hub.trade.Teller;

/** Reads the forms by which problems of exporting are told; numbers may be in Thai digits, years in either era. */
final class ObstacleForm {
    /** Money is told in one of these. */
    static final List<String> CURRENCIES = List.of("THB", "USD", "EUR", "GBP", "JPY", "CNY", "SGD", "AUD");

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000L);
    private static final int BUDDHIST = 543;
    private static final int SURELY_BUDDHIST = 2300;
    private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));
    private static final Set<String> SEXES = Set.of("female", "male", "other");

    private ObstacleForm() {}

    /** @param crafts that may be chosen */
    static NewObstacle read(Typed typed, UUID once, Language language, Set<String> crafts) {
        return new NewObstacle(
                once,
                words(typed, "problem", language, "trade.obstacle.problem_missing"),
                chosen(typed, "country", COUNTRIES),
                chosen(typed, "family", crafts),
                text(typed, "hs"),
                text(typed, "agency"),
                text(typed, "document"),
                whole(typed, "days", "trade.obstacle.days_not"),
                money(typed));
    }

    /** @param provinces that may be chosen */
    static Teller teller(Typed typed, Set<String> provinces) {
        var year = whole(typed, "birthYear", "trade.obstacle.birth_year_wrong");
        return new Teller(
                text(typed, "name"),
                text(typed, "phone"),
                chosen(typed, "province", provinces),
                chosen(typed, "sex", SEXES),
                year != null && year > SURELY_BUDDHIST ? Integer.valueOf(year - BUDDHIST) : year);
    }

    /** Words in the language of the page. */
    static LocalizedText words(Typed typed, String field, Language language, String missing) {
        var words = text(typed, field);
        if (words == null) {
            throw Refusal.of(field, missing);
        }
        return language == Language.TH ? new LocalizedText(words, null) : new LocalizedText(null, words);
    }

    /** Words in either language or both, from two fields. */
    static LocalizedText both(Typed typed, String field, String missing) {
        var th = text(typed, field + "Th");
        var en = text(typed, field + "En");
        if (th == null && en == null) {
            throw Refusal.of(field + "Th", missing);
        }
        return new LocalizedText(th, en);
    }

    static @Nullable String text(Typed typed, String field) {
        var words = typed.value(field).strip();
        return words.isEmpty() ? null : words;
    }

    private static @Nullable String chosen(Typed typed, String field, Set<String> known) {
        var code = typed.value(field).strip();
        if (!code.isEmpty() && !known.contains(code)) {
            throw Refusal.of(field, "trade.obstacle.choose");
        }
        return code.isEmpty() ? null : code;
    }

    private static @Nullable Integer whole(Typed typed, String field, String wrong) {
        var number = number(typed, field, wrong);
        if (number == null) {
            return null;
        }
        if (number.stripTrailingZeros().scale() > 0 || number.compareTo(MOST) > 0) {
            throw Refusal.of(field, wrong);
        }
        return number.intValueExact();
    }

    private static @Nullable Money money(Typed typed) {
        var amount = number(typed, "money", "trade.obstacle.money_wrong");
        if (amount == null) {
            return null;
        }
        var code = typed.value("currency", "THB");
        if (!CURRENCIES.contains(code)) {
            throw Refusal.of("currency", "trade.obstacle.choose");
        }
        var currency = Currency.getInstance(code);
        if (amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits() || amount.compareTo(MOST) > 0) {
            throw Refusal.of("money", "trade.obstacle.money_wrong");
        }
        return new Money(amount, currency);
    }

    private static @Nullable BigDecimal number(Typed typed, String field, String wrong) {
        var text = typed.value(field).strip();
        if (text.isEmpty()) {
            return null;
        }
        return TypedNumber.read(text, MOST, 8).orElseThrow(() -> Refusal.of(field, wrong));
    }
}
