package org.saan.hub.story;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.nio.file.Path;

/** A person without a mouse: Tab to a thing, then keys. Fails where Tab does not lead. */
final class Keyboard {
    private static final int MOST_TABS = 400;

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    /** Goes on from where the focus is until it is on the first element that fits. */
    Keyboard to(String selector) {
        page.locator(selector).first().waitFor();
        for (int i = 0; i < MOST_TABS; i++) {
            if ((Boolean) page.evaluate("s => document.activeElement.matches(s)", selector)) {
                return this;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab does not lead to " + selector + " on " + page.url());
    }

    /** Writes over what stands in a field. */
    Keyboard write(String selector, String text) {
        to(selector);
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
        return this;
    }

    /** Chooses an option of a select by its value, with the arrow keys. */
    Keyboard choose(String selector, String value) {
        to(selector);
        page.keyboard().press("Home");
        for (int i = 0; i < MOST_TABS; i++) {
            if (page.evaluate("document.activeElement.value").equals(value)) {
                return this;
            }
            page.keyboard().press("ArrowDown");
        }
        throw new AssertionError("no " + value + " in " + selector);
    }

    /** Follows a link or presses a button, and waits for the page that comes. */
    Keyboard go(String selector) {
        to(selector);
        try {
            page.waitForNavigation(() -> page.keyboard().press("Enter"));
        } catch (TimeoutError nothingCame) {
            throw new AssertionError(
                    "no page came after " + selector + " on " + page.url() + ", focus on "
                            + page.evaluate("document.activeElement.outerHTML.slice(0, 300)") + ", the page says: "
                            + page.locator("main").innerText(),
                    nothingCame);
        }
        return this;
    }

    /** Opens what is folded. */
    Keyboard unfold(String selector) {
        to(selector);
        page.keyboard().press("Enter");
        return this;
    }

    Keyboard file(String selector, Path file) {
        to(selector);
        for (int presses = 1; ; presses++) {
            try {
                FileChooser chooser = page.waitForFileChooser(
                        new Page.WaitForFileChooserOptions().setTimeout(3_000),
                        () -> page.keyboard().press("Enter"));
                chooser.setFiles(file);
                page.waitForFunction("s => document.querySelector(s).files.length > 0", selector);
                return this;
            } catch (TimeoutError notOpened) {
                // Now and then the browser does not open its window at the first press; a person presses again.
                if (presses == 4) {
                    throw notOpened;
                }
            }
        }
    }
}
