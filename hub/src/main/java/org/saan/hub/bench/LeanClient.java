package org.saan.hub.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One kept connection that asks and reads the answer to its end, with as little work as possible: it shares the machine
 * with the hub that is measured.
 */
final class LeanClient implements AutoCloseable {
    private final int port;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private boolean over;
    private @Nullable String mark;
    private long length;
    private boolean pieces;
    private String text = "";

    LeanClient(int port) throws IOException {
        this.port = port;
        socket = open(port);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        out = socket.getOutputStream();
    }

    private static Socket open(int port) throws IOException {
        var opened = new Socket("localhost", port);
        opened.setTcpNoDelay(true);
        opened.setSoTimeout(60_000);
        return opened;
    }

    /** A server ends a connection after some answers, and says so. */
    private void openAgain() throws IOException {
        socket.close();
        socket = open(port);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        out = socket.getOutputStream();
        over = false;
    }

    /** The mark (ETag) of the last answer. */
    @Nullable
    String mark() {
        return mark;
    }

    /**
     * Asks and reads; tells the status.
     *
     * @param headers lines with their ends
     */
    int get(String path, String headers) throws IOException {
        int status =
                send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n" + headers + "\r\n");
        body(status, false);
        return status;
    }

    /** Sends JSON and reads the answer; tells the status, and {@link #text} the content. */
    int post(String path, String headers, String json) throws IOException {
        return post(path, headers, "application/json", json);
    }

    /** The same with the fields of a form. */
    int postForm(String path, String headers, String form) throws IOException {
        return post(path, headers, "application/x-www-form-urlencoded", form);
    }

    private int post(String path, String headers, String type, String content) throws IOException {
        int status = send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                + "\r\nContent-Length: " + content.length() + "\r\n" + headers + "\r\n" + content);
        body(status, true);
        return status;
    }

    /** Content of the last answer to a {@link #post}. */
    String text() {
        return text;
    }

    private int send(String request) throws IOException {
        if (over) {
            openAgain();
        }
        out.write(request.getBytes(StandardCharsets.ISO_8859_1));
        int status = Integer.parseInt(line().substring(9, 12));
        length = 0;
        pieces = false;
        mark = null;
        for (var line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            var value = line.substring(colon + 1).strip();
            switch (name) {
                case "content-length" -> length = Long.parseLong(value);
                case "transfer-encoding" -> pieces = true;
                case "connection" -> over = value.equalsIgnoreCase("close");
                case "etag" -> mark = value;
                default -> {}
            }
        }
        return status;
    }

    private void body(int status, boolean keep) throws IOException {
        text = "";
        if (pieces) {
            for (long piece = Long.parseLong(line(), 16); piece > 0; piece = Long.parseLong(line(), 16)) {
                read(piece, keep);
                in.skipNBytes(2);
            }
            line();
        } else if (status != 304) {
            read(length, keep);
        }
    }

    private void read(long bytes, boolean keep) throws IOException {
        if (keep) {
            text += new String(in.readNBytes((int) bytes), StandardCharsets.UTF_8);
        } else {
            in.skipNBytes(bytes);
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the hub closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
