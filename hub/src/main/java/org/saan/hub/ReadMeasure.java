package org.saan.hub;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.reading.ReadRow;
import org.saan.hub.directory.reading.RowSink;
import org.saan.hub.directory.reading.SampleRegister;
import org.saan.hub.directory.reading.SpreadsheetReader;
import org.saan.hub.directory.reading.StreamedSpreadsheet;
import org.saan.hub.directory.reading.Unreadable;

/** How long reading takes and what memory it needs: {@code ./saan read --count FILE}. */
final class ReadMeasure {
    private ReadMeasure() {}

    static int sample(Path file, int rows, PrintStream err) {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            if (file.toString().endsWith(".xlsx")) {
                SampleRegister.writeXlsx(rows, out);
            } else {
                SampleRegister.writeCsv(rows, out);
            }
            return 0;
        } catch (IOException e) {
            err.println("saan: cannot write " + file);
            return 1;
        }
    }

    private static final class Counted implements RowSink {
        private long records;
        private long left;

        @Override
        public void row(ReadRow row) {
            records += row.record() == null ? 0 : 1;
            left += row.record() == null ? 1 : 0;
        }
    }

    static int count(Path file, byte[] bytes, @Nullable String encoding, PrintStream out, PrintStream err) {
        var counted = new Counted();
        long start = System.nanoTime();
        return switch (SpreadsheetReader.stream(
                String.valueOf(file.getFileName()), bytes, encoding, Map.of(), counted)) {
            case StreamedSpreadsheet read -> {
                out.printf(
                        Locale.ROOT,
                        "%d rows of %d sheets: %d records, %d to correct; %.1f s, at most %d MB of heap%n",
                        read.rows(),
                        read.sheets().size(),
                        counted.records,
                        counted.left,
                        (System.nanoTime() - start) / 1e9,
                        peak() >> 20);
                yield 0;
            }
            case Unreadable no -> {
                err.println("saan: " + file + ": " + no.reason().sentence());
                yield 1;
            }
        };
    }

    /** The most that each part of the heap held, together: never less than what was held at once. */
    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
