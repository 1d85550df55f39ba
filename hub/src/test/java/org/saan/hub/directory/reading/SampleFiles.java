package org.saan.hub.directory.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The sample spreadsheets, which hold synthetic groups and persons only. */
final class SampleFiles {
    private SampleFiles() {}

    static byte[] bytes(String name) {
        try (var in = Objects.requireNonNull(SampleFiles.class.getResourceAsStream("/import/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ReadSpreadsheet read(String name) {
        return read(name, bytes(name));
    }

    static ReadSpreadsheet read(String name, byte[] bytes) {
        return switch (SpreadsheetReader.readAll(name, bytes, null)) {
            case ReadSpreadsheet read -> read;
            case Unreadable no -> throw new AssertionError(name + ": " + no.reason());
        };
    }
}
