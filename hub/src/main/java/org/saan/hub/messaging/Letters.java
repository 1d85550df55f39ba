package org.saan.hub.messaging;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Words;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Makes words of templates; {@link Message} tells how they are written. */
@Component
public class Letters {
    /** What LINE takes in one text. */
    private static final int LONGEST_LINE_TEXT = 5000;

    private final Words words;

    Letters(Words words) {
        this.words = words;
    }

    /** Templates of all modules. */
    public List<String> templates() {
        var all = new TreeSet<String>();
        words.keys(Language.TH).stream()
                .filter(key -> key.contains(".notice.") && key.endsWith(".body"))
                .forEach(key -> all.add(key.substring(0, key.length() - ".body".length())));
        return List.copyOf(all);
    }

    /** Arguments to show a template with. */
    public List<LocalizedText> samples(String template) {
        var th = words.say(Language.TH, template + ".sample").split("\\|", -1);
        var en = words.say(Language.EN, template + ".sample").split("\\|", -1);
        var all = new java.util.ArrayList<LocalizedText>();
        for (int i = 0; i < Math.min(th.length, en.length); i++) {
            all.add(new LocalizedText(th[i], en[i]));
        }
        return all;
    }

    public String subject(String template, List<LocalizedText> args, Language language) {
        return oneLine(words.say(language, template, args.toArray()));
    }

    public String text(String template, List<LocalizedText> args, Language language) {
        return words.say(language, template + ".body", args.toArray());
    }

    public String action(String template, Language language) {
        return words.say(language, template + ".action");
    }

    /** A header is one line: what else somebody wrote into a name or number becomes a space. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /** The mail as plain text. */
    public String plain(Letter letter) {
        return letter.text() + "\n\n" + letter.action() + ":\n" + letter.url() + "\n\n-- \n"
                + words.say(letter.language(), "messaging.mail.foot") + "\n" + unsubscribeText(letter);
    }

    private String unsubscribeText(Letter letter) {
        return letter.unsubscribe() == null
                ? ""
                : words.say(letter.language(), "messaging.mail.unsubscribe") + ": " + letter.unsubscribe() + "\n";
    }

    /** The mail as HTML: paragraphs, one link as a button, nothing from other hosts. Everything that varies is escaped. */
    public String html(Letter letter) {
        var html = new StringBuilder(
                "<!DOCTYPE html><html lang=\"" + letter.language().tag() + "\"><head>");
        html.append("<meta charset=\"utf-8\"><title>")
                .append(escaped(letter.subject()))
                .append("</title></head>");
        html.append("<body style=\"margin:0;padding:24px;background:#f6f3ec;color:#1d2530;");
        html.append("font:16px/1.6 'IBM Plex Sans Thai Looped',Tahoma,sans-serif\">");
        html.append("<div style=\"max-width:560px;margin:0 auto;background:#fff;padding:24px;border-radius:8px\">");
        html.append("<h1 style=\"font-size:20px;line-height:1.4;margin:0 0 12px\">");
        html.append(escaped(letter.subject())).append("</h1>");
        Arrays.stream(letter.text().split("\\n\\s*\\n"))
                .forEach(part -> html.append("<p style=\"margin:0 0 12px\">")
                        .append(escaped(part).replace("\n", "<br>"))
                        .append("</p>"));
        html.append("<p style=\"margin:20px 0\"><a style=\"display:inline-block;padding:12px 20px;background:#27408b;");
        html.append("color:#fff;border-radius:6px;text-decoration:none\" href=\"")
                .append(escaped(letter.url()));
        html.append("\">").append(escaped(letter.action())).append("</a></p>");
        html.append("<p style=\"font-size:13px;color:#5b6470;margin:0\">");
        html.append(escaped(words.say(letter.language(), "messaging.mail.foot")))
                .append(unsubscribeLink(letter));
        return html.append("</p></div></body></html>").toString();
    }

    private String unsubscribeLink(Letter letter) {
        return letter.unsubscribe() == null
                ? ""
                : " <a href=\"" + escaped(letter.unsubscribe()) + "\">"
                        + escaped(words.say(letter.language(), "messaging.mail.unsubscribe")) + "</a>";
    }

    /** What is written in LINE: one text with the address at its end. */
    public String line(Letter letter) {
        var end = "\n\n" + letter.action() + "\n" + letter.url();
        var text = letter.subject() + "\n\n" + letter.text();
        int room = LONGEST_LINE_TEXT - end.length();
        return (text.length() > room ? text.substring(0, room - 1) + "…" : text) + end;
    }

    private static String escaped(@Nullable String text) {
        return HtmlUtils.htmlEscape(text == null ? "" : text, "UTF-8");
    }
}
