package org.saan.hub.programme.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saan.hub.programme.Condition;
import org.saan.hub.programme.MeasureKind;
import org.saan.hub.programme.NewMeasure;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.shared.web.TypedNumber;

/** Reads the form of a measure; numbers may be in Thai digits. Ticked codes of a condition come joined by commas. */
final class SupportForm {
    /** Legal forms of groups, as the directory knows them. */
    static final List<String> FORMS = List.of("group", "community_enterprise", "individual", "company");
    /** Regions, as the directory knows them. */
    static final List<String> REGIONS = List.of("north", "northeast", "central", "east", "west", "south");

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000L);
    private static final int MOST_COUNT = 100_000;

    private SupportForm() {}

    /** @param crafts that may be chosen */
    static NewMeasure read(Typed typed, Set<String> crafts) {
        var conditions = new ArrayList<Condition>();
        codes(conditions, Condition.Kind.REGION, typed.list("region"), Set.copyOf(REGIONS));
        codes(conditions, Condition.Kind.CRAFT, typed.list("craft"), crafts);
        codes(conditions, Condition.Kind.FORM, typed.list("form"), Set.copyOf(FORMS));
        range(conditions, Condition.Kind.MEMBERS, typed);
        range(conditions, Condition.Kind.REGISTERED_YEARS, typed);
        for (var kind :
                List.of(Condition.Kind.TRAINED_LEADER, Condition.Kind.EXPORT_READY, Condition.Kind.IN_PROGRAMME)) {
            if (!typed.value(name(kind)).isEmpty()) {
                conditions.add(new Condition(kind, List.of(), null, null));
            }
        }
        return new NewMeasure(
                typed.value("code").strip().toLowerCase(Locale.ROOT),
                kind(typed),
                both(typed, "title", 200),
                both(typed, "agency", 200),
                both(typed, "about", 2000),
                money(typed, "most"),
                typed.date("opens", "trade.on_missing"),
                typed.value("closes").isBlank() ? null : day(typed),
                conditions);
    }

    private static LocalDate day(Typed typed) {
        return typed.date("closes", "trade.on_missing");
    }

    static String name(Condition.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static MeasureKind kind(Typed typed) {
        return Arrays.stream(MeasureKind.values())
                .filter(kind -> kind.name().equals(typed.value("kind")))
                .findFirst()
                .orElseThrow(() -> Refusal.of("kind", "trade.obstacle.choose"));
    }

    private static LocalizedText both(Typed typed, String field, int longest) {
        return new LocalizedText(words(typed, field + "Th", longest), words(typed, field + "En", longest));
    }

    private static String words(Typed typed, String field, int longest) {
        var words = typed.value(field).strip();
        if (words.isEmpty()) {
            throw Refusal.of(field, "trade.guide.both");
        }
        if (words.length() > longest) {
            throw Refusal.of(field, "trade.words_long", longest);
        }
        return words;
    }

    private static void codes(List<Condition> into, Condition.Kind kind, List<String> chosen, Set<String> known) {
        if (!known.containsAll(chosen)) {
            throw Refusal.of(name(kind), "trade.obstacle.choose");
        }
        if (!chosen.isEmpty()) {
            into.add(new Condition(kind, chosen, null, null));
        }
    }

    private static void range(List<Condition> into, Condition.Kind kind, Typed typed) {
        var least = count(typed, name(kind) + "_least");
        var most = count(typed, name(kind) + "_most");
        if (least != null || most != null) {
            into.add(new Condition(kind, List.of(), least, most));
        }
    }

    private static @Nullable Integer count(Typed typed, String field) {
        var number = number(typed, field, "support.number_wrong");
        if (number == null) {
            return null;
        }
        if (number.stripTrailingZeros().scale() > 0 || number.compareTo(BigDecimal.valueOf(MOST_COUNT)) > 0) {
            throw Refusal.of(field, "support.number_wrong");
        }
        return number.intValueExact();
    }

    /** Baht; absent where nothing was written. */
    static @Nullable Money money(Typed typed, String field) {
        var amount = number(typed, field, "support.most_wrong");
        if (amount == null) {
            return null;
        }
        if (amount.stripTrailingZeros().scale() > 2 || amount.compareTo(MOST) > 0) {
            throw Refusal.of(field, "support.most_wrong");
        }
        return new Money(amount, Money.THB);
    }

    private static @Nullable BigDecimal number(Typed typed, String field, String wrong) {
        var text = typed.value(field).strip();
        if (text.isEmpty()) {
            return null;
        }
        return TypedNumber.read(text, MOST, 8).orElseThrow(() -> Refusal.of(field, wrong));
    }
}
