package org.saan.hub.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real Chromium for tests: the system's own, found at {@code SAAN_CHROMIUM} or in the usual places. */
public final class Chromium implements AutoCloseable {
    static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    public Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setHeadless(true)
                        .setArgs(ARGUMENTS));
    }

    /** A window of its own cookies, in one language, width and light. */
    Page window(String address, String language, int width, ColorScheme light) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address)
                .setViewportSize(width, width < 600 ? 780 : 1000)
                .setColorScheme(light)
                .setLocale(language.equals("th") ? "th-TH" : "en-GB"));
        context.addCookies(List.of(new Cookie("saan_language", language).setUrl(address)));
        context.setDefaultTimeout(15_000);
        return context.newPage();
    }

    /** Signs in as people do. */
    public static void signIn(Page page, String name, String password) {
        page.navigate("/sign-in");
        page.locator("#name").fill(name);
        page.locator("#password").fill(password);
        page.locator("form[action='/sign-in'] button").click();
    }

    /** A window in which no policy of the page stops a script: only escaping does. */
    public Page windowWithoutPolicy(String address) {
        var context = browser.newContext(
                new Browser.NewContextOptions().setBaseURL(address).setBypassCSP(true));
        context.addCookies(List.of(new Cookie("saan_language", "en").setUrl(address)));
        context.setDefaultTimeout(15_000);
        return context.newPage();
    }

    /** A phone that runs no scripts. */
    Page windowWithoutScripts(String address, String language, int width) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address)
                .setViewportSize(width, 780)
                .setJavaScriptEnabled(false));
        context.addCookies(List.of(new Cookie("saan_language", language).setUrl(address)));
        context.setDefaultTimeout(15_000);
        return context.newPage();
    }

    static Path executable() {
        var named = System.getenv("SAAN_CHROMIUM");
        return Stream.of(
                        named == null ? "" : named,
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no Chromium: install it (Debian: apt-get install chromium) or set SAAN_CHROMIUM"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
