package org.saan.hub.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A way to a server that can be cut and mended, with an address that stays; it begins cut: connections are refused. */
public final class Relay implements AutoCloseable {
    private final URI server;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong answered = new AtomicLong();
    private volatile @Nullable ServerSocket door;
    private volatile @Nullable String lost;

    public Relay(URI server) throws IOException {
        this.server = server;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public void mend() throws IOException {
        var opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        door = opened;
        Thread.ofVirtual().start(() -> {
            while (!opened.isClosed()) {
                try {
                    join(opened.accept(), opened);
                } catch (IOException e) {
                    // It was cut.
                }
            }
        });
    }

    private void join(Socket client, ServerSocket opened) throws IOException {
        var there = new Socket(server.getHost(), server.getPort());
        sockets.add(client);
        sockets.add(there);
        // Whoever came through just before it was cut is cut as well.
        if (opened.isClosed()) {
            client.close();
            there.close();
        }
        var deaf = new AtomicBoolean();
        pass(client, there, asked -> {
            var part = lost;
            if (part != null && new String(asked, StandardCharsets.ISO_8859_1).contains(part)) {
                deaf.set(true);
            }
            return true;
        });
        pass(there, client, answer -> {
            answered.addAndGet(answer.length);
            return !deaf.get();
        });
    }

    /** The server does what it is asked in words that have this part, and nobody hears its answers; all, when null. */
    public void loseAnswersTo(@Nullable String part) {
        lost = part;
    }

    /** Bytes of all answers so far. */
    public long answered() {
        return answered.get();
    }

    private void pass(Socket from, Socket to, Predicate<byte[]> goesOn) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    to) {
                var buffer = new byte[8192];
                for (int n = from.getInputStream().read(buffer);
                        n >= 0;
                        n = from.getInputStream().read(buffer)) {
                    if (!goesOn.test(Arrays.copyOf(buffer, n))) {
                        return;
                    }
                    to.getOutputStream().write(buffer, 0, n);
                }
            } catch (IOException e) {
                // Either side has ended.
            } finally {
                sockets.remove(from);
                sockets.remove(to);
            }
        });
    }

    public void cut() throws IOException {
        var opened = door;
        if (opened != null) {
            opened.close();
        }
        for (var socket : sockets) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
