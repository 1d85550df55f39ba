package org.saan.hub.shared.lists;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A list as a file to take away: {@code .xlsx} or {@code .csv}, row by row, however many there are. It is laid on disk before
 * the first byte is sent: no slow network holds the database, and what breaks is an error page instead of half a file.
 */
public final class ListFile {
    /** The endings that a list can be had in, as a path variable wants them. */
    public static final String ENDINGS = "xlsx|csv";

    private ListFile() {}

    /** Where rows of a file go, one after the other. */
    interface Writer<R> extends AutoCloseable {
        void row(R row) throws IOException;

        @Override
        void close() throws IOException;
    }

    /**
     * Writes the file and answers with it.
     *
     * @param rows gives every row to the consumer, in order
     */
    public static <R> ResponseEntity<Resource> answer(String ending, ListTable<R> table, Consumer<Consumer<R>> rows) {
        try {
            var file = Files.createTempFile("saan-list-", "." + ending);
            try {
                write(file, ending, table, rows);
                long length = Files.size(file);
                // From here on the file has no name, and no place on the disk once it is sent.
                var content = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
                return ResponseEntity.ok()
                        .contentType(type(ending))
                        .contentLength(length)
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(table.name() + "." + ending)
                                        .build()
                                        .toString())
                        .body(new InputStreamResource(content));
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <R> void write(Path file, String ending, ListTable<R> table, Consumer<Consumer<R>> rows)
            throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file));
                var writer = writer(ending, table, out)) {
            rows.accept(row -> {
                try {
                    writer.row(row);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static <R> Writer<R> writer(String ending, ListTable<R> table, OutputStream out) throws IOException {
        return ending.equals("csv") ? new CsvFile<>(table, out) : new XlsxFile<>(table, out);
    }

    private static MediaType type(String ending) {
        return ending.equals("csv")
                ? MediaType.parseMediaType("text/csv;charset=UTF-8")
                : MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }
}
