package org.saan.hub.design.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.design.ColourAgreement;
import org.saan.hub.design.NewRound;
import org.saan.hub.design.NewSample;
import org.saan.hub.design.Payer;
import org.saan.hub.design.SampleState;
import org.saan.hub.design.Samples;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Shell;
import org.saan.thaitext.NumberReading;
import org.saan.thaitext.ThaiNumbers;

/** What was typed into a form about samples, and what is wrong with it, field by field. */
record SampleForm(Map<String, String> values, Map<String, String> errors) {
    /** What a round can be decided to be, in the order of the form. */
    static final List<SampleState> DECISIONS =
            List.of(SampleState.APPROVED, SampleState.CHANGE_WANTED, SampleState.REJECTED);

    static final SampleForm NOTHING = new SampleForm(Map.of(), Map.of());

    static SampleForm of(Map<String, String> values) {
        return new SampleForm(Map.copyOf(values), new LinkedHashMap<>());
    }

    String value(String field) {
        return values.getOrDefault(field, "");
    }

    String value(String field, String otherwise) {
        return values.getOrDefault(field, otherwise);
    }

    @Nullable
    String error(String field) {
        return errors.get(field);
    }

    boolean is(String field, String value) {
        return value(field).equals(value);
    }

    /** Stripped; absent when nothing was typed. */
    @Nullable
    String text(String field) {
        var text = value(field).strip();
        return text.isEmpty() ? null : text;
    }

    boolean ticked(String field) {
        return values.containsKey(field);
    }

    int number(String field) {
        try {
            return Integer.parseInt(value(field));
        } catch (NumberFormatException forged) {
            throw new Refusal("design.sample.changed");
        }
    }

    UUID once() {
        return Once.token(value("once"));
    }

    /** The refusal beside its field; whatever belongs to no field is for the page of errors. */
    void add(Refusal refusal, Shell shell) {
        if (refusal.field() == null) {
            throw refusal;
        }
        errors.putIfAbsent(refusal.field(), shell.say(refusal));
    }

    /** What is said about the round that was looked at. */
    Samples.Decision decision() {
        return new Samples.Decision(
                number("round"),
                DECISIONS.stream()
                        .filter(one -> is("decision", one.name()))
                        .findFirst()
                        .orElseThrow(() -> Refusal.of("decision", "design.decision.choose")),
                text("said_by"),
                text("words"),
                ticked("kept_hub"),
                ticked("kept_group"));
    }

    NewSample sample() {
        var forWhat = text("for");
        return new NewSample(
                forWhat == null ? null : "order",
                forWhat == null ? null : Ids.read(forWhat),
                text("group"),
                title(),
                text("reference"),
                choice(ColourAgreement.class, "colour"),
                text("colour_words"),
                text("dye_lot"),
                round());
    }

    private @Nullable LocalizedText title() {
        var th = text("title_th");
        var en = text("title_en");
        return th == null && en == null ? null : new LocalizedText(th, en);
    }

    NewRound round() {
        return new NewRound(text("wish"), due(), satang("cost"), choice(Payer.class, "payer"), satang("credit"));
    }

    /** An ISO date as date fields send it. */
    private @Nullable LocalDate due() {
        var text = text("due");
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException typed) {
            return LocalDate.MIN;
        }
    }

    /** Baht as people type them; nothing is no baht; null when it cannot be read. */
    private @Nullable Long satang(String field) {
        var text = text(field);
        if (text == null) {
            return 0L;
        }
        return ThaiNumbers.readBaht(text) instanceof NumberReading.Number(var baht)
                        && baht.signum() >= 0
                        && baht.precision() - baht.scale() <= 9
                        && baht.stripTrailingZeros().scale() <= 2
                ? (Long) baht.movePointRight(2).longValueExact()
                : null;
    }

    private <E extends Enum<E>> @Nullable E choice(Class<E> kind, String field) {
        return Arrays.stream(kind.getEnumConstants())
                .filter(one -> one.name().equals(value(field)))
                .findFirst()
                .orElse(null);
    }
}
