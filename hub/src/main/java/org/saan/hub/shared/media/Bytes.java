package org.saan.hub.shared.media;

/** Numbers in files. */
final class Bytes {
    private Bytes() {}

    /** A number of up to four bytes; 0 beyond the end of the file. */
    static int of(byte[] file, int at, int bytes, boolean littleEndian) {
        if (at < 0 || at > file.length - bytes) {
            return 0;
        }
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | file[at + (littleEndian ? bytes - 1 - i : i)] & 0xff;
        }
        return value;
    }
}
