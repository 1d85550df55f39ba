package org.saan.hub.platform;

/** A PostgreSQL that somebody else keeps running. */
record ExternalDatabase(String url, String user, String password) implements Database {
    ExternalDatabase {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new DatabaseUnavailable(
                    "the database URL must look like jdbc:postgresql://host:5432/name, not " + url);
        }
    }

    @Override
    public void close() {
        // not ours to stop
    }

    @Override
    public String toString() {
        return url + " as " + user;
    }
}
