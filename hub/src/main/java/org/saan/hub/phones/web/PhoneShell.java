package org.saan.hub.phones.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The parts that every page on a phone is made of. Their version is a digest of what is in them: when one changes, phones
 * fetch them anew.
 */
final class PhoneShell {
    private static final List<String> FILES = List.of(
            "/static/saan.css",
            "/static/hub.css",
            "/static/icons.svg",
            "/static/mark.svg",
            "/static/weeks.js",
            "/static/phone/page.js",
            "/static/phone/queue.js",
            "/static/phone/sender.js",
            "/static/phone/forms.js",
            "/static/phone/speech.js",
            "/static/phone/manifest.webmanifest");
    private static final List<String> PAGES = List.of("/offline", "/offline/sign-out");
    private static final String WORKER = "/static/phone/worker.js";
    /** The words of the two pages. */
    private static final List<String> WORDS =
            List.of("/messages/phones_th.properties", "/messages/phones_en.properties");

    private final String worker;

    PhoneShell() {
        worker = "self.saan = {version: '%s', shell: [%s]};%n%s"
                .formatted(version(), quoted(), new String(read(WORKER), StandardCharsets.UTF_8));
    }

    /** The service worker with what it keeps. */
    String worker() {
        return worker;
    }

    private static String quoted() {
        return java.util.stream.Stream.concat(FILES.stream(), PAGES.stream())
                .map(address -> "'" + address + "'")
                .collect(Collectors.joining(", "));
    }

    private static String version() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            FILES.forEach(file -> digest.update(read(file)));
            WORDS.forEach(file -> digest.update(read(file)));
            digest.update(read(WORKER));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] read(String file) {
        try (var in = PhoneShell.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
