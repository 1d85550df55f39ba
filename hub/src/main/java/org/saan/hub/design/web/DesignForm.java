package org.saan.hub.design.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.design.Brief;
import org.saan.hub.design.DesignMove;
import org.saan.hub.design.DesignOwner;
import org.saan.hub.design.DesignStage;
import org.saan.hub.design.MotifSource;
import org.saan.hub.design.TechPack;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Refusal;
import org.saan.thaitext.NumberReading;
import org.saan.thaitext.ThaiNumbers;

/** Reads what was typed about a design, from the fields that {@link SampleForm} holds. */
final class DesignForm {
    private static final int BASIS_POINTS = 100;

    private DesignForm() {}

    static Brief brief(SampleForm form) {
        var th = form.text("title_th");
        var en = form.text("title_en");
        return new Brief(
                th == null && en == null ? null : new LocalizedText(th, en),
                form.text("persona"),
                form.text("season"),
                form.text("mood"),
                form.text("craft"),
                satang(form, "price_from"),
                satang(form, "price_to"),
                date(form, "due"),
                form.text("group"),
                form.text("contributors"),
                choice(DesignOwner.class, form.value("owner")),
                form.text("licence"),
                form.text("exclusive_market"),
                date(form, "exclusive_until"),
                choice(MotifSource.class, form.value("motif")),
                form.text("motif_words"),
                form.text("consent_by"),
                date(form, "consent_on"),
                form.text("consent_scope"),
                share(form));
    }

    /** The fields as they would have been typed, to change them. */
    static Map<String, String> typed(Brief brief) {
        var values = new HashMap<String, String>();
        if (brief.title() != null) {
            put(values, "title_th", brief.title().th());
            put(values, "title_en", brief.title().en());
        }
        put(values, "persona", brief.persona());
        put(values, "season", brief.season());
        put(values, "mood", brief.mood());
        put(values, "craft", brief.craft());
        put(values, "price_from", baht(brief.priceFrom()));
        put(values, "price_to", baht(brief.priceTo()));
        put(values, "due", brief.due());
        put(values, "group", brief.group());
        put(values, "contributors", brief.contributors());
        put(values, "owner", brief.owner());
        put(values, "licence", brief.licence());
        put(values, "exclusive_market", brief.exclusiveMarket());
        put(values, "exclusive_until", brief.exclusiveUntil());
        put(values, "motif", brief.motif());
        put(values, "motif_words", brief.motifWords());
        put(values, "consent_by", brief.consentBy());
        put(values, "consent_on", brief.consentOn());
        put(values, "consent_scope", brief.consentScope());
        if (brief.shareBasisPoints() > 0) {
            put(
                    values,
                    "share",
                    BigDecimal.valueOf(brief.shareBasisPoints(), 2)
                            .stripTrailingZeros()
                            .toPlainString());
        }
        return values;
    }

    private static void put(Map<String, String> values, String field, @Nullable Object value) {
        if (value != null) {
            values.put(field, value.toString());
        }
    }

    private static @Nullable String baht(@Nullable Long satang) {
        return satang == null
                ? null
                : BigDecimal.valueOf(satang, 2).stripTrailingZeros().toPlainString();
    }

    static DesignMove move(SampleForm form) {
        var to = choice(DesignStage.class, form.value("to").toUpperCase(Locale.ROOT));
        if (to == null) {
            throw Refusal.of("to", "designs.no_such_step");
        }
        return new DesignMove(
                to,
                form.text("words"),
                form.text("cost_sheet"),
                number(form.text("measured_de")),
                form.ticked("size_within"),
                form.ticked("kept"),
                form.ticked("answers"));
    }

    static TechPack pack(SampleForm form) {
        var fields = new HashMap<String, String>();
        for (String name : TechPack.FIELDS) {
            var text = form.text(name);
            put(fields, name, text != null && TechPack.isNumber(name) ? digits(text) : text);
        }
        return new TechPack(fields);
    }

    /** Thai digits as others, and no commas between thousands. */
    private static String digits(String text) {
        var digits = new StringBuilder();
        text.codePoints()
                .filter(c -> c != ',')
                .forEach(c -> digits.appendCodePoint(c >= '๐' && c <= '๙' ? c - '๐' + '0' : c == '−' ? '-' : c));
        return digits.toString();
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null
                ? null
                : ThaiNumbers.readBaht(text) instanceof NumberReading.Number(var value)
                        ? value
                        : BigDecimal.valueOf(-1);
    }

    private static int share(SampleForm form) {
        var percent = number(form.text("share"));
        if (percent == null) {
            return 0;
        }
        return percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(BASIS_POINTS)) > 0
                ? -1
                : percent.movePointRight(2).intValue();
    }

    private static @Nullable Long satang(SampleForm form, String field) {
        var baht = number(form.text(field));
        if (baht == null) {
            return null;
        }
        boolean fits = baht.signum() >= 0 && baht.precision() - baht.scale() <= 9;
        return fits ? (Long) baht.movePointRight(2).longValue() : (Long) (-1L);
    }

    private static @Nullable LocalDate date(SampleForm form, String field) {
        var text = form.text(field);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException typed) {
            return LocalDate.MIN;
        }
    }

    private static <E extends Enum<E>> @Nullable E choice(Class<E> kind, String name) {
        return Arrays.stream(kind.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
