package org.saan.hub.settlement;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Refusal;

/**
 * A request for money by PromptPay (EMVCo merchant-presented, tag 29). It is no receipt: the payer's bank shows the name, and the
 * payer compares it. Nothing counts as paid before the bank's proof is here.
 */
public final class PromptPay {
    private static final String AID = "0016A000000677010111";
    private static final Pattern MOBILE = Pattern.compile("0[0-9]{9}");
    private static final Pattern AMOUNT = Pattern.compile("(0|[1-9][0-9]{0,9})\\.[0-9]{2}");
    private static final int MOST = 512;

    private PromptPay() {}

    /** What names the account that is paid. */
    public enum Proxy {
        PHONE,
        NATIONAL_OR_TAX_ID,
        EWALLET;

        String tag(String digits) {
            return switch (this) {
                case PHONE -> field("01", "0066" + digits.substring(1));
                case NATIONAL_OR_TAX_ID -> field("02", digits);
                case EWALLET -> field("03", digits);
            };
        }

        boolean fits(String digits) {
            return switch (this) {
                case PHONE -> MOBILE.matcher(digits).matches();
                case NATIONAL_OR_TAX_ID -> isThaiId(digits);
                case EWALLET -> digits.matches("[0-9]{15}");
            };
        }

        public String key() {
            return "settlement.proxy." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** The digits without the hyphens and spaces that people write, and with a leading +66 as 0. */
    public static String digits(String typed) {
        var bare = typed.replaceAll("[\\s-]", "");
        return bare.startsWith("+66") ? "0" + bare.substring(3) : bare;
    }

    /**
     * The text of the code.
     *
     * @param amount in baht with two decimals; absent lets the payer enter one
     * @throws Refusal when the digits name nothing, or the amount is not of that form or nothing
     */
    public static String payload(Proxy proxy, String digits, @Nullable String amount) {
        if (!proxy.fits(digits)) {
            throw Refusal.of("proxy", "settlement.proxy_wrong");
        }
        if (amount != null && (!AMOUNT.matcher(amount).matches() || new BigDecimal(amount).signum() == 0)) {
            throw Refusal.of("amount", "settlement.amount_wrong");
        }
        var text = field("00", "01")
                + field("01", amount == null ? "11" : "12")
                + field("29", AID + proxy.tag(digits))
                + field("58", "TH")
                + field("53", "764")
                + (amount == null ? "" : field("54", amount))
                + "6304";
        return text + crc(text);
    }

    /** What a code says. */
    public record Read(Proxy proxy, String digits, @Nullable BigDecimal amount) {}

    /** Reads a code, its fields in any order; empty when it is none of ours or its check does not fit. */
    public static Optional<Read> read(String payload) {
        int end = payload.length() - 4;
        if (end < 8
                || payload.length() > MOST
                || !payload.startsWith("6304", end - 4)
                || !crc(payload.substring(0, end)).equals(payload.substring(end))) {
            return Optional.empty();
        }
        var fields = fields(payload.substring(0, end - 4));
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        var all = fields.get();
        var account = fields(all.getOrDefault("29", ""));
        var amount = all.get("54");
        boolean well = "01".equals(all.get("00"))
                && "764".equals(all.get("53"))
                && "TH".equals(all.get("58"))
                && account.isPresent()
                && "A000000677010111".equals(account.get().get("00"))
                && (amount == null || AMOUNT.matcher(amount).matches() && new BigDecimal(amount).signum() > 0);
        return well ? proxy(account.get()).map(found -> read(found, amount)) : Optional.empty();
    }

    private static Read read(Read found, @Nullable String amount) {
        return new Read(found.proxy(), found.digits(), amount == null ? null : new BigDecimal(amount));
    }

    private static Optional<Read> proxy(java.util.Map<String, String> account) {
        for (var proxy : Proxy.values()) {
            var value = account.get("0" + (proxy.ordinal() + 1));
            if (value != null) {
                var digits = proxy == Proxy.PHONE && value.startsWith("0066") ? "0" + value.substring(4) : value;
                return proxy.fits(digits) ? Optional.of(new Read(proxy, digits, null)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<java.util.Map<String, String>> fields(String text) {
        var found = new java.util.HashMap<String, String>();
        int at = 0;
        while (at < text.length()) {
            if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9]{4}")) {
                return Optional.empty();
            }
            int length = Integer.parseInt(text.substring(at + 2, at + 4));
            int end = at + 4 + length;
            if (end > text.length() || found.put(text.substring(at, at + 2), text.substring(at + 4, end)) != null) {
                return Optional.empty();
            }
            at = end;
        }
        return Optional.of(found);
    }

    private static String field(String tag, String value) {
        return tag + String.format(Locale.ROOT, "%02d", value.length()) + value;
    }

    /** CRC-16/IBM-3740: polynomial 1021, begun with FFFF. */
    static String crc(String text) {
        int crc = 0xffff;
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            crc ^= (one & 0xff) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
            }
            crc &= 0xffff;
        }
        return String.format(Locale.ROOT, "%04X", crc);
    }

    /** Thirteen digits, the last of which follows from the others. */
    static boolean isThaiId(String digits) {
        if (!digits.matches("[0-9]{13}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (digits.charAt(i) - '0') * (13 - i);
        }
        return (11 - sum % 11) % 10 == digits.charAt(12) - '0';
    }
}
