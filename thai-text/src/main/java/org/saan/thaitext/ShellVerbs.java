package org.saan.thaitext;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the library can be asked at the shell. */
final class ShellVerbs {
    private static final List<Verb> ALL = List.of(
            each("normal", "the normal form", text -> Answer.read(ThaiText.normal(text))),
            each("key", "what is compared to find equal names", text -> Answer.read(ThaiText.matchingKey(text))),
            each("digits", "Thai digits as 0 to 9", text -> Answer.read(ThaiDigits.toArabic(text))),
            each("number", "a number", text -> ShellAnswers.of(ThaiNumbers.read(text))),
            each("baht", "an amount of money", text -> ShellAnswers.of(ThaiNumbers.readBaht(text))),
            each("baht-words", "an amount in digits, written in words", ShellVerbs::bahtWords),
            each("words-baht", "an amount in words, read", text -> ShellAnswers.of(NumberWords.readBaht(text))),
            each("quantity", "a quantity in its base unit", text -> ShellAnswers.of(ThaiQuantities.read(text))),
            each("date", "a date as 2014-01-12", text -> ShellAnswers.of(ThaiDates.read(text))),
            withOption("write-date", "STYLE", "a date, written again: " + styles(), ShellVerbs::writeDate),
            each("name", "title|first name|last name", text -> ShellAnswers.of(PersonName.read(text))),
            each("phone", "phone numbers in E.164", text -> ShellAnswers.of(ThaiPhones.read(text))),
            each("id", "a number of thirteen digits", text -> ShellAnswers.of(NationalNumber.read(text))),
            withOption("id-hash", "KEYFILE", "its keyed hash; 32 bytes or more in KEYFILE", ShellVerbs::idHash),
            each("address", "the parts of an address", text -> ShellAnswers.of(AddressParts.read(text))),
            withOption("place", "FOLDER", "an address with its code, by th_*.csv in FOLDER", ShellVerbs::place),
            each("words", "the words, between |", text -> split(ThaiWords.craft(), text)),
            each("characters", "what a reader counts, between |", text -> bars(ThaiLines.characters(text))),
            each("breaks", "where a line may end, between |", text -> bars(ThaiText.linePieces(text))),
            withOption("wrap", "COLUMNS", "lines of so many columns", ShellVerbs::wrap),
            withOption("shorten", "CHARACTERS", "cut after so many characters", ShellVerbs::shorten),
            each("romanise", "a suggestion in Latin letters", ShellVerbs::romanise),
            new Verb("sort", "", "all texts in the order of a dictionary", words -> together(ShellVerbs::sort)),
            new Verb("compare", "", "how alike two texts are, and why", words -> together(ShellVerbs::compare)));

    private ShellVerbs() {}

    /** One line of answer, and whether the text was read. */
    record Answer(String text, boolean read) {
        static Answer read(String text) {
            return new Answer(text, true);
        }

        static Answer unread(String why) {
            return new Answer("? " + why, false);
        }
    }

    /**
     * Reads texts.
     *
     * @param optionWords how many words of the command are its own and no text
     * @param together whether it takes all texts at once
     */
    record Reader(int optionWords, boolean together, Function<List<String>, Answer> reading) {
        Answer read(List<String> texts) {
            return reading.apply(texts);
        }
    }

    record Verb(String name, String option, String help, Function<List<String>, Reader> preparation) {
        Reader prepare(List<String> words) {
            return preparation.apply(words);
        }
    }

    static @Nullable Verb find(String name) {
        return ALL.stream().filter(verb -> verb.name().equals(name)).findFirst().orElse(null);
    }

    static String help() {
        var text = new StringBuilder("""
                usage: java -jar thai-text.jar VERB [OPTION] [TEXT…]     without TEXT, every line of the input is a text

                """);
        for (var verb : ALL) {
            text.append("  %-24s %s%n".formatted((verb.name() + " " + verb.option()).strip(), verb.help()));
        }
        return text.append("""

                One line of answer a text: the value, then after a tab what was assumed or should be known. What could not be read
                begins with ? and says why. Exit 0: all was read; 1: something was not; 2: the command is wrong.
                """).toString();
    }

    private static Verb each(String name, String help, Function<String, Answer> reading) {
        return new Verb(name, "", help, words -> new Reader(0, false, texts -> reading.apply(texts.getFirst())));
    }

    private static Verb withOption(
            String name, String option, String help, Function<String, Function<String, Answer>> reading) {
        return new Verb(name, option, help, words -> {
            if (words.isEmpty()) {
                throw new IllegalArgumentException(option + " is missing");
            }
            var prepared = reading.apply(words.getFirst());
            return new Reader(1, false, texts -> prepared.apply(texts.getFirst()));
        });
    }

    private static Reader together(Function<List<String>, Answer> reading) {
        return new Reader(0, true, reading);
    }

    private static Answer bahtWords(String text) {
        return ThaiNumbers.readBaht(text) instanceof NumberReading.Number(BigDecimal amount)
                        && amount.stripTrailingZeros().scale() <= 2
                ? Answer.read(NumberWords.writeBaht(amount))
                : Answer.unread("NOT_AN_AMOUNT");
    }

    private static String styles() {
        return String.join(
                        " ",
                        List.of(ThaiDates.Style.values()).stream()
                                .map(Enum::toString)
                                .toList())
                .toLowerCase(Locale.ROOT);
    }

    private static Function<String, Answer> writeDate(String style) {
        var chosen = List.of(ThaiDates.Style.values()).stream()
                .filter(s -> s.toString().equalsIgnoreCase(style))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no style is called " + style + "; there are " + styles()));
        return text -> switch (ThaiDates.read(text)) {
            case DateReading.Day day -> Answer.read(ThaiDates.write(day.date(), chosen));
            case DateReading.Assumed day ->
                Answer.read(ThaiDates.write(day.date(), chosen) + "\tassumed " + day.assumption());
            case DateReading.NoDate none -> ShellAnswers.of(none);
        };
    }

    private static Function<String, Answer> idHash(String keyFile) {
        byte[] key;
        try {
            key = Files.readAllBytes(Path.of(keyFile));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + keyFile, e);
        }
        return text -> NationalNumber.read(text) instanceof NationalNumber.Valid valid
                ? Answer.read(NationalNumber.keyedHash(valid, key))
                : ShellAnswers.of(NationalNumber.read(text));
    }

    private static Function<String, Answer> place(String folder) {
        try {
            var places = PlaceTable.ofFolder(Path.of(folder));
            var resolver = new AddressResolver(places);
            return text -> ShellAnswers.of(resolver.read(text), places);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + e.getMessage(), e);
        }
    }

    private static Function<String, Answer> wrap(String columns) {
        int width = count(columns);
        return text -> Answer.read(String.join(System.lineSeparator(), ThaiLines.wrap(text, width)));
    }

    private static Function<String, Answer> shorten(String characters) {
        int most = count(characters);
        return text -> Answer.read(ThaiText.shorten(text, most));
    }

    private static int count(String text) {
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException(text + " is no count");
        }
        return Integer.parseInt(text);
    }

    private static Answer split(ThaiWords words, String text) {
        return bars(words.split(ThaiText.normal(text)));
    }

    private static Answer romanise(String text) {
        var suggestion = Romanisation.suggest(text);
        return suggestion.complete() ? Answer.read(suggestion.text()) : Answer.unread("UNREAD " + suggestion.text());
    }

    private static Answer bars(List<String> pieces) {
        return Answer.read(String.join("|", pieces));
    }

    private static Answer sort(List<String> texts) {
        return Answer.read(String.join(
                System.lineSeparator(),
                texts.stream().sorted(ThaiOrder.dictionary()).toList()));
    }

    private static Answer compare(List<String> texts) {
        if (texts.size() != 2) {
            throw new IllegalArgumentException("two texts are needed");
        }
        var found = ThaiLikeness.compare(texts.getFirst(), texts.getLast());
        var edits = found.edits().stream()
                .map(edit -> edit.kind() + " " + edit.left() + ">" + edit.right())
                .toList();
        return Answer.read("%.3f\tdistance %.2f%s"
                .formatted(found.likeness(), found.distance(), edits.isEmpty() ? "" : "\t" + String.join(", ", edits)));
    }
}
