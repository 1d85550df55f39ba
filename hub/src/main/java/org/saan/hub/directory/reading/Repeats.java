package org.saan.hub.directory.reading;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saan.thaitext.ThaiText;

/**
 * Finds records that come twice, and numbers that are given to two names, in a file of any length: it keeps fingerprints, not
 * records.
 */
final class Repeats {
    private record Print(long high, long low) {}

    private final Set<Print> records = new HashSet<>();
    private final Map<Print, Print> nameOfNumber = new HashMap<>();
    private final MessageDigest digest = sha256();

    /** Whether the very same record came before, on whatever line. */
    boolean isRepeat(GroupRecord record) {
        return !records.add(print(record.atLine(0).toString()));
    }

    /** The row with a finding when its number was given to another name before. */
    ReadRow withFinding(ReadRow row, GroupRecord record, List<ReadColumn> columns) {
        var number = record.externalId();
        if (number == null) {
            return row;
        }
        var name = print(ThaiText.matchingKey(record.nameTh()));
        var before = nameOfNumber.putIfAbsent(print(number), name);
        if (before == null || before.equals(name)) {
            return row;
        }
        var findings = new ArrayList<>(row.findings());
        columns.stream()
                .filter(c -> c.field() == Field.EXTERNAL_ID)
                .forEach(c -> findings.add(new Finding(
                        Finding.Code.SAME_NUMBER,
                        c.index(),
                        c.header(),
                        row.cells().get(c.index()),
                        "")));
        return new ReadRow(row.sheet(), row.line(), row.cells(), record, findings);
    }

    private Print print(String text) {
        var bytes = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        return new Print(bytes.getLong(), bytes.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
