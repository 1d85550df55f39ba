package org.saan.hub.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Words that try to become something else than words, and how it is seen that one of them did. */
final class Hostile {
    /** Breaks out of text, of attributes in either quotes, of scripts, styles, titles and comments; calculates; fills templates. */
    static final String MARKUP =
            "=zqcmd()|'\"></title></textarea></style></script>--><zqtag zqattr=\"1\" onclick=\"zqrun()\">"
                    + "<script>zqrun()</script><img src=\"x\" onerror=\"zqrun()\"></zqtag> zqattr=1 onfocus=zqrun()"
                    + " {{7*7}}${7*7}#{7*7} '; drop table zq; --";

    /** Runs where it is taken for an address. */
    static final String ADDRESS = "javascript:zqrun()//https://zq.example";

    /** Signs that turn the line around, are no letters, or end a line, a header or a text of C. */
    static final String SIGNS = "zq\u202Egnp.exe\u2066\u0000\u0001\u001b[31m\r\nSet-Cookie: zq=1\ufeff";

    /** Longer than anybody writes. */
    static final String LONG = "zqก้".repeat(6_000);

    static final List<String> ALL = List.of(MARKUP, ADDRESS, SIGNS, LONG);

    private Hostile() {}

    /** What became of them in a page of HTML: elements, attributes, scripts and addresses that nobody of the house wrote. */
    static List<String> alive(String html) {
        var found = new ArrayList<String>();
        var page = Jsoup.parse(html);
        for (var element : page.getAllElements()) {
            if (element.normalName().equals("zqtag")
                    || element.normalName().equals("script")
                            && !element.attr("type").contains("json")
                            && element.data().contains("zqrun")) {
                found.add("element " + at(element));
            }
            for (var attribute : element.attributes()) {
                var name = attribute.getKey().toLowerCase(Locale.ROOT);
                if (name.equals("zqattr") || name.startsWith("on") || name.equals("srcdoc")) {
                    found.add("attribute " + name + " of " + at(element));
                }
                if (name.matches("(xlink:)?href|src|action|formaction|data|poster")
                        && attribute
                                .getValue()
                                .replaceAll("[\\s\\p{Cntrl}]", "")
                                .toLowerCase(Locale.ROOT)
                                .matches("(?s)(javascript|vbscript|data:text).*")) {
                    found.add("address " + name + " of " + at(element));
                }
            }
        }
        if (page.outerHtml().contains("49#{7*7}") || page.text().contains("{{49}}")) {
            found.add("a template was filled");
        }
        return found;
    }

    private static String at(Element element) {
        var text = element.parent() == null
                ? element.outerHtml()
                : element.parent().outerHtml();
        return text.substring(0, Math.min(160, text.length())).replace('\n', ' ');
    }
}
