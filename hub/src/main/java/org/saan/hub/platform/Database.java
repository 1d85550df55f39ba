package org.saan.hub.platform;

/** Where the hub keeps everything it knows: its own server, or one that an administrator named by URL. */
public interface Database extends AutoCloseable {
    String url();

    String user();

    String password();

    /** Stops a server of our own; leaves anybody else's running. */
    @Override
    void close();
}
