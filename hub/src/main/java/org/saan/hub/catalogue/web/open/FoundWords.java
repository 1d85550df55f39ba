package org.saan.hub.catalogue.web.open;

import org.saan.hub.catalogue.search.SearchAnswer;
import org.saan.hub.shared.Language;
import org.springframework.web.util.HtmlUtils;

/** Titles with what was asked for marked in them. */
final class FoundWords {
    private FoundWords() {}

    /** Safe markup: the words are escaped, and nothing but {@code <mark>} is added. */
    static String html(SearchAnswer.Hit hit, Language language) {
        var pieces = language == Language.TH ? hit.titleTh() : hit.titleEn();
        if (pieces.isEmpty()) {
            pieces = language == Language.TH ? hit.titleEn() : hit.titleTh();
        }
        var html = new StringBuilder();
        for (var piece : pieces) {
            var words = HtmlUtils.htmlEscape(piece.text(), "UTF-8");
            html.append(piece.found() ? "<mark>" + words + "</mark>" : words);
        }
        return html.toString();
    }
}
