package org.saan.hub.phones.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
            "/static/steps.js",
            "/static/phone/page.js",
            "/static/phone/queue.js",
            "/static/phone/sender.js",
            "/static/phone/forms.js",
            "/static/phone/speech.js");
    private static final String WORKER = "/static/phone/worker.js";
    /** Fetched by the tablets that stand at a door, not by every phone; a new one makes a new version all the same. */
    private static final List<String> DOOR = List.of("/static/phone/door-list.js", "/static/programme.css");
    /** The words of the page that is shown without signal. */
    private static final List<String> WORDS =
            List.of("/messages/phones_th.properties", "/messages/phones_en.properties");

    private final String worker;

    PhoneShell() {
        worker = "self.saan = {version: '%s', shell: {%s}};%n%s"
                .formatted(version(), digests(), new String(read(WORKER), StandardCharsets.UTF_8));
    }

    /** The service worker with what it keeps. */
    String worker() {
        return worker;
    }

    /** Of each part by its address, so that the phone knows the right one when it has it already. */
    private static String digests() {
        return FILES.stream()
                .map(file -> "'%s': '%s'".formatted(file, hex(sha256(List.of(file)))))
                .collect(Collectors.joining(", "));
    }

    private static String version() {
        return hex(sha256(Stream.of(FILES, WORDS, List.of(WORKER), DOOR)
                .flatMap(List::stream)
                .toList()));
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest, 0, 8);
    }

    private static byte[] sha256(List<String> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            files.forEach(file -> digest.update(read(file)));
            return digest.digest();
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
