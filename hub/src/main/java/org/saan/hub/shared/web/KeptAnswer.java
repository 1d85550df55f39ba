package org.saan.hub.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * An answer that is the same for everybody, ready to be sent: plain and packed, with a mark (ETag) of its content.
 *
 * @param headers all but length, packing and mark
 */
record KeptAnswer(String contentType, Map<String, List<String>> headers, byte[] plain, byte[] packed, String mark) {

    static KeptAnswer of(String contentType, Map<String, List<String>> headers, byte[] body) {
        var packed = pack(body);
        // The packed bytes say as much as the plain ones, and are fewer to digest.
        return new KeptAnswer(contentType, Map.copyOf(headers), body, packed, mark(packed));
    }

    int weight() {
        return plain.length + packed.length + 1024;
    }

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        boolean packs = accepts(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        // The packed bytes are other bytes than the plain ones, so they carry another mark.
        var sent = packs ? mark.substring(0, mark.length() - 1) + "-gz\"" : mark;
        response.setHeader(HttpHeaders.ETAG, sent);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (names(request.getHeader(HttpHeaders.IF_NONE_MATCH), sent)) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return;
        }
        var body = packs ? packed : plain;
        response.setContentType(contentType);
        if (packs) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }

    /** Whether packing is accepted; {@code gzip;q=0} says that it is not. */
    private static boolean accepts(@Nullable String encodings) {
        return encodings != null
                && Arrays.stream(encodings.split(","))
                        .map(String::strip)
                        .anyMatch(one -> one.startsWith("gzip") && !one.matches(".*;\\s*q=0(\\.0*)?"));
    }

    /** RFC 9110 13.1.2: a list of marks or a star; weak marks compare as strong ones do. */
    private static boolean names(@Nullable String asked, String mark) {
        return asked != null
                && Arrays.stream(asked.split(","))
                        .map(String::strip)
                        .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                        .anyMatch(one -> one.equals("*") || one.equals(mark));
    }

    private static byte[] pack(byte[] body) {
        var out = new ByteArrayOutputStream(body.length / 3 + 64);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String mark(byte[] packed) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(packed);
            return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
