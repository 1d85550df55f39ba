package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** Looks at a page as somebody would who cannot see it: no serious or critical issue of axe-core. */
final class Axe {
    private Axe() {}

    static void accepts(Page page) {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        // Our pages hold no frames: axe looks at the page itself, without a tab of its own to gather what frames say,
        // and
        // tells only what is wrong.
        var serious = new AxeBuilder(page)
                        .setLegacyMode(true)
                        .options(options)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .filter(rule -> "serious".equals(rule.getImpact()) || "critical".equals(rule.getImpact()))
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .limit(3)
                                        .toList())
                        .toList();
        assertThat(serious).as("axe on %s", page.url()).isEmpty();
    }

    /** No page is wider than its window. */
    static void fits(Page page) {
        assertThat((Boolean)
                        page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("%s fits its window", page.url())
                .isTrue();
    }

    /** The page fits and is accepted; with {@code SAAN_PICTURES} naming a folder a picture of it is kept there. */
    static void looksRight(Page page, String name) {
        fits(page);
        accepts(page);
        var folder = System.getenv("SAAN_PICTURES");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(java.nio.file.Path.of(folder, name + ".png"))
                    .setFullPage(true));
        }
    }
}
