package org.saan.hub.story;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A cheap phone with a real Chromium: what its browser keeps stays in a folder when the browser is closed. */
final class Phone implements AutoCloseable {
    private final Playwright playwright;
    private final BrowserContext context;
    /** The page that is before the person. */
    Page page;

    Phone(Path profile, URI address) {
        this(profile, address, "th", ColorScheme.LIGHT);
    }

    Phone(Path profile, URI address, String language, ColorScheme light) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        context = playwright
                .chromium()
                .launchPersistentContext(
                        profile,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(Chromium.executable())
                                .setHeadless(true)
                                .setArgs(Chromium.ARGUMENTS)
                                .setBaseURL(address.toString())
                                .setViewportSize(360, 780)
                                .setColorScheme(light)
                                .setLocale(language.equals("th") ? "th-TH" : "en-GB"));
        context.addCookies(List.of(new Cookie("saan_language", language).setUrl(address.toString())));
        context.setDefaultTimeout(30_000);
        page = context.pages().getFirst();
    }

    /** Signs in, and waits until the page can be shown without signal. */
    Page signIn(String name, String password) {
        Chromium.signIn(page, name, password);
        page.waitForURL("**/our-work");
        waitUntilKept("/our-work");
        return page;
    }

    void waitUntilKept(String path) {
        page.waitForCondition(() -> (Boolean) page.evaluate("""
                async path => {
                  if (!navigator.serviceWorker.controller) return false;
                  for (const name of await caches.keys()) {
                    if (name.startsWith('pages-') && await (await caches.open(name)).match(path)) return true;
                  }
                  return false;
                }""", path));
    }

    /** Names of what the browser keeps of pages. */
    Object keptPages() {
        return page.evaluate("async () => (await caches.keys()).filter(name => name.startsWith('pages-')).length");
    }

    @Override
    public void close() {
        context.close();
        playwright.close();
    }
}
