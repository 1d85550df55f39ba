package org.saan.hub.identity;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person who is to be erased, as texts may tell of them, and the mark that stands for them afterwards. A first name alone
 * is not taken for the person: it is also part of names of villages and groups.
 *
 * @param phones in E.164; texts may write them with a zero, with signs between the digits, in Thai digits
 * @param aliases what else they are called, such as the name of their account; replaced where it stands alone
 */
public record ErasedPerson(
        String firstName, String lastName, Collection<String> phones, Collection<String> aliases, String mark) {
    private static final String SIGNS = "[\\s.()\\u2010-\\u2015-]*";
    private static final String THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙";

    public ErasedPerson {
        firstName = firstName.strip();
        lastName = lastName.strip();
        phones = List.copyOf(phones);
        aliases = List.copyOf(aliases);
        if (firstName.isEmpty() || mark.isEmpty()) {
            throw new IllegalArgumentException("nobody to erase");
        }
    }

    /** The text with the whole name and the numbers replaced. */
    public String replacedIn(String text) {
        if (aliases.contains(text.strip())) {
            return mark;
        }
        var result = text;
        if (!lastName.isEmpty()) {
            result = name().matcher(result).replaceAll(java.util.regex.Matcher.quoteReplacement(mark));
        }
        for (var phone : phones) {
            result = number(phone).matcher(result).replaceAll("–");
        }
        return result;
    }

    private Pattern name() {
        return Pattern.compile(Pattern.quote(firstName) + "[\\s\\u200b\\u2060|]*" + Pattern.quote(lastName));
    }

    private static Pattern number(String e164) {
        var country = e164.startsWith("+66") ? "(?:\\+?66" + SIGNS + "|[0๐])?" : "\\+?";
        return Pattern.compile("(?<![0-9๐-๙])" + country + digits(e164) + "(?![0-9๐-๙])");
    }

    /** The digits after the country code, with whatever stands between them. */
    private static String digits(String e164) {
        var digits = e164.startsWith("+66") ? e164.substring(3) : e164.substring(1);
        var pattern = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            pattern.append(i == 0 ? "" : SIGNS)
                    .append('[')
                    .append(digits.charAt(i))
                    .append(THAI_DIGITS.charAt(digits.charAt(i) - '0'))
                    .append(']');
        }
        return pattern.toString();
    }

    /** All numbers as one regular expression that the database reads too; empty without numbers. */
    String numbers() {
        return phones.stream().map(ErasedPerson::digits).collect(java.util.stream.Collectors.joining("|"));
    }

    /** Whether these two are the person's names, each by itself, the first perhaps with its title. */
    boolean isNamed(@Nullable String first, @Nullable String last) {
        return first != null
                && last != null
                && last.strip().equals(lastName)
                && (first.strip().equals(firstName)
                        || !lastName.isEmpty() && first.strip().endsWith(firstName));
    }
}
