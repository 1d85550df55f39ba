package org.saan.hub.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A way to a server that can be cut and mended, with an address that stays; it begins cut: connections are refused. */
public final class Relay implements AutoCloseable {
    private final URI server;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerSocket door;

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
                    join(opened.accept());
                } catch (IOException e) {
                    // It was cut.
                }
            }
        });
    }

    private void join(Socket client) throws IOException {
        var there = new Socket(server.getHost(), server.getPort());
        sockets.add(client);
        sockets.add(there);
        pass(client, there);
        pass(there, client);
    }

    private void pass(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
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
