package org.saan.hub.access;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.saan.hub.story.Chromium;

/**
 * A real Chromium that is shown the text of a page, with the hub's own scripts and styles and without any policy: what would run,
 * runs.
 */
final class Browser implements AutoCloseable {
    private static final String HERE = "http://pages.test/";

    private final Chromium chromium = new Chromium();
    private final Page page = chromium.windowWithoutPolicy(HERE);
    private String html = "";
    private int dialogs;

    Browser() {
        page.addInitScript("window.zqran = 0; window.zqrun = () => { window.zqran++; };");
        page.onDialog(dialog -> {
            dialogs++;
            dialog.dismiss();
        });
        page.route("**/*", this::answer);
    }

    private void answer(Route route) {
        var path = URI.create(route.request().url()).getPath();
        if (path.equals("/page")) {
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("text/html; charset=utf-8")
                    .setBody(html));
            return;
        }
        try (var part = path.startsWith("/static/") ? Browser.class.getResourceAsStream(path) : null) {
            if (part == null) {
                route.fulfill(new Route.FulfillOptions().setStatus(404));
            } else {
                route.fulfill(new Route.FulfillOptions()
                        .setContentType(
                                path.endsWith(".js")
                                        ? "text/javascript"
                                        : path.endsWith(".css") ? "text/css" : "application/octet-stream")
                        .setBodyBytes(part.readAllBytes()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many scripts, dialogs, elements and attributes of the hostile words came alive. */
    int ran(String text) {
        html = text;
        dialogs = 0;
        page.navigate(HERE + "page");
        page.mouse().move(300, 300);
        page.keyboard().press("Tab");
        var alive = page.evaluate(
                "() => window.zqran + document.querySelectorAll('zqtag, [zqattr], [onclick], [onerror], [onfocus]').length");
        return dialogs + ((Number) alive).intValue();
    }

    @Override
    public void close() {
        page.context().close();
        chromium.close();
    }
}
