package org.saan.hub.shared.print;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Tables put together to a font file, with the sums that it checks itself by. */
final class TrueTypeFile {
    private static final int CHECKED = 0xb1b0afba;

    private TrueTypeFile() {}

    static byte[] of(Map<String, byte[]> tables) {
        int start = 12 + 16 * tables.size();
        int length =
                start + tables.values().stream().mapToInt(TrueTypeFile::padded).sum();
        var out = ByteBuffer.allocate(length);
        int power = Integer.highestOneBit(tables.size());
        out.putInt(0x00010000).putShort((short) tables.size());
        out.putShort((short) (16 * power)).putShort((short) Integer.numberOfTrailingZeros(power));
        out.putShort((short) (16 * (tables.size() - power)));
        int at = start;
        int head = 0;
        for (var table : new TreeMap<>(tables).entrySet()) {
            var bytes = table.getValue();
            out.put(at, bytes);
            out.put(table.getKey().getBytes(StandardCharsets.US_ASCII));
            out.putInt(sum(out, at, at + padded(bytes))).putInt(at).putInt(bytes.length);
            head = table.getKey().equals("head") ? at : head;
            at += padded(bytes);
        }
        out.putInt(head + 8, CHECKED - sum(out, 0, length));
        return out.array();
    }

    private static int padded(byte[] table) {
        return (table.length + 3) / 4 * 4;
    }

    private static int sum(ByteBuffer bytes, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i += 4) {
            sum += bytes.getInt(i);
        }
        return sum;
    }
}
