package org.saan.hub.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.threeten.extra.YearWeek;

/** How dates, numbers and money are printed for one reader: Buddhist years in Thai, common era in English. */
public record Printing(Language language) {
    /** Instants become dates only here, at the edge. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Bangkok");

    private static final char NBSP = '\u00a0';
    private static final List<String> MONTHS_TH =
            List.of("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.");
    private static final List<String> MONTHS_EN =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final List<String> DAYS_TH = List.of("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.");
    private static final List<String> DAYS_EN = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

    /** {@code 26 มี.ค. 2570} or {@code 26 Mar 2027}. */
    public String date(LocalDate date) {
        return shortDate(date) + NBSP + year(date.getYear());
    }

    /** {@code 26 มี.ค.} or {@code 26 Mar}: where the year is plain from its place. */
    public String shortDate(LocalDate date) {
        var months = language == Language.TH ? MONTHS_TH : MONTHS_EN;
        return "" + date.getDayOfMonth() + NBSP + months.get(date.getMonthValue() - 1);
    }

    /** {@code ศ. 26 มี.ค. 2570} or {@code Fri 26 Mar 2027}. */
    public String dayAndDate(LocalDate date) {
        var days = language == Language.TH ? DAYS_TH : DAYS_EN;
        return days.get(date.getDayOfWeek().getValue() - 1) + NBSP + date(date);
    }

    /** Date and time of day in Thailand. */
    public String moment(Instant instant) {
        var at = instant.atZone(ZONE);
        return date(at.toLocalDate()) + NBSP + String.format(Locale.ROOT, "%02d:%02d", at.getHour(), at.getMinute());
    }

    /** The number of a week in its year: {@code W9}, in Thai {@code สัปดาห์ 9}. */
    public String week(YearWeek week) {
        return (language == Language.TH ? "ส." : "W") + week.getWeek();
    }

    public String number(long number) {
        return grouped(Long.toString(number));
    }

    /** At most three places after the point. */
    public String number(BigDecimal number) {
        var rounded = number.setScale(Math.min(3, Math.max(0, number.scale())), RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return grouped(rounded.signum() == 0 ? "0" : rounded.toPlainString());
    }

    /** {@code 1,250 บาท}, {@code ฿1,250}; other currencies by their code. Satang only where there are any. */
    public String money(Money money) {
        var whole = money.amount().stripTrailingZeros().scale() <= 0;
        var amount = grouped(
                (whole ? money.amount().setScale(0, RoundingMode.UNNECESSARY) : money.amount()).toPlainString());
        if (money.currency().equals(Money.THB)) {
            return language == Language.TH ? amount + NBSP + "บาท" : "฿" + amount;
        }
        return money.currency().getCurrencyCode() + NBSP + amount;
    }

    /** A comma after every third digit before the point. Done here, for a page of a list prints a hundred numbers. */
    private static String grouped(String plain) {
        int end = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        int first = plain.startsWith("-") ? 1 : 0;
        if (end - first <= 3) {
            return plain;
        }
        var text = new StringBuilder(plain);
        for (int at = end - 3; at > first; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    private int year(int commonEra) {
        return language == Language.TH ? commonEra + 543 : commonEra;
    }
}
