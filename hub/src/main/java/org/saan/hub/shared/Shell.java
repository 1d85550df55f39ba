package org.saan.hub.shared;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.threeten.extra.YearWeek;

/**
 * The frame of a page for one request: who looks, in which language and light, where. A controller takes it as a
 * parameter, gives it the title, and puts it into its page record; templates print every word through it.
 *
 * @param path path and query of the request, to come back to after changing language or light
 * @param formToken looked up only where a form is printed: looking it up gives the browser a cookie, and a page with a cookie
 *     is kept by nobody
 * @param notice a sentence about what was just done, shown once
 */
public record Shell(
        Words words,
        Language language,
        @Nullable String theme,
        @Nullable Viewer viewer,
        String path,
        Supplier<FormToken> formToken,
        List<NavEntry> nav,
        @Nullable String notice,
        String title,
        boolean wide,
        boolean maker) {

    /** By what a form shows that it comes from a page of this hub (CSRF). */
    public record FormToken(String name, String value) {
        /** Of a request that needs none. */
        public static final FormToken NONE = new FormToken("_csrf", "");
    }

    public Shell {
        nav = List.copyOf(nav);
    }

    public String t(String key, Object... args) {
        return words.say(language, key, args);
    }

    public Printing print() {
        return new Printing(language);
    }

    public String date(LocalDate date) {
        return print().date(date);
    }

    public String moment(Instant at) {
        return print().moment(at);
    }

    public String week(YearWeek week) {
        return print().week(week);
    }

    public String n(long number) {
        return print().number(number);
    }

    public String n(BigDecimal number) {
        return print().number(number);
    }

    public String money(Money money) {
        return print().money(money);
    }

    public String text(LocalizedText text) {
        return text.in(language);
    }

    /** Its sentence, and what somebody else did before where that is the reason. */
    public String say(Refusal refusal) {
        var sentence = new StringBuilder(t(refusal.code(), refusal.args()));
        for (var before : refusal.meanwhile()) {
            var who = before.who() == null ? t("shared.meanwhile.somebody") : before.who();
            var thing = before.thing() == null ? "" : text(before.thing());
            sentence.append(' ')
                    .append(t("shared.meanwhile", t(before.key(), who, thing).strip(), moment(before.at())));
        }
        return sentence.toString();
    }

    /** The same frame with the title of this page, from the message files. */
    public Shell titled(String key, Object... args) {
        return new Shell(words, language, theme, viewer, path, formToken, nav, notice, t(key, args), wide, maker);
    }

    /** For pages of planners: the whole width of the window. */
    public Shell wider() {
        return new Shell(words, language, theme, viewer, path, formToken, nav, notice, title, true, maker);
    }

    /** For pages of makers: larger letters, tabs at the thumb. */
    public Shell forMakers() {
        return new Shell(words, language, theme, viewer, path, formToken, nav, notice, title, wide, true);
    }

    /** Whether it is a page of a group on its leader's phone: it works without signal, and is kept there. */
    public boolean onPhone() {
        return maker && viewer != null && viewer.is(Role.GROUP_LEADER);
    }

    /** So many entries stand side by side; of more, only those of the daily work do. */
    private static final int IN_THE_BAR = 8;

    /** Where the orders of entries of one menu end. */
    private static final int DAILY = 12;

    private static final int WORK = 20;
    private static final int PROGRAMME = 30;
    private static final int DIRECTORY = 40;
    private static final int CATALOGUE = 60;

    /**
     * Entries that unfold under a word.
     *
     * @param wordKey of that word
     */
    public record Menu(String wordKey, List<NavEntry> entries) {
        public Menu {
            entries = List.copyOf(entries);
        }
    }

    /** Entries that are always in sight. */
    public List<NavEntry> bar() {
        return nav.size() <= IN_THE_BAR ? nav : between(0, DAILY);
    }

    /** The other entries, by what they are about. */
    public List<Menu> menus() {
        if (nav.size() <= IN_THE_BAR) {
            return List.of();
        }
        return Stream.of(
                        new Menu("shared.nav.work", between(DAILY, WORK)),
                        new Menu("shared.nav.programme", between(WORK, PROGRAMME)),
                        new Menu("shared.nav.directory", between(PROGRAMME, DIRECTORY)),
                        new Menu("shared.nav.catalogue", between(DIRECTORY, CATALOGUE)),
                        new Menu("shared.nav.office", between(CATALOGUE, Integer.MAX_VALUE)))
                .filter(menu -> !menu.entries().isEmpty())
                .toList();
    }

    private List<NavEntry> between(int from, int to) {
        return nav.stream()
                .filter(entry -> entry.order() >= from && entry.order() < to)
                .toList();
    }

    public boolean at(Menu menu) {
        return menu.entries().stream().anyMatch(this::at);
    }

    public boolean at(NavEntry entry) {
        var here = path.indexOf('?') < 0 ? path : path.substring(0, path.indexOf('?'));
        return entry.path().equals("/")
                ? here.equals("/")
                : here.equals(entry.path()) || here.startsWith(entry.path() + "/");
    }

    /** Who is signed in; for pages whose audience is never the public. */
    public Viewer who() {
        if (viewer == null) {
            throw new NotFound("page");
        }
        return viewer;
    }
}
