package org.saan.hub;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.reading.ReadSpreadsheet;
import org.saan.hub.directory.reading.ReadingJson;
import org.saan.hub.directory.reading.SpreadsheetReader;
import org.saan.hub.directory.reading.Unreadable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./saan read FILE}: shows how a spreadsheet of groups is understood, and stores nothing. */
final class ReadVerb implements Verb {
    private static final String USAGE = "(see ./saan read --help)";
    private static final List<String> ENCODINGS = List.of("utf-8", "utf-16", "tis-620", "windows-874");

    @Override
    public String name() {
        return "read";
    }

    @Override
    public String summary() {
        return "read a spreadsheet of groups and print what it says, as JSON";
    }

    @Override
    public String help() {
        return """
                ./saan read FILE [options]     print the groups of a spreadsheet as one JSON object; nothing is stored

                  FILE             .xlsx, or csv, tsv or txt in UTF-8, UTF-16, TIS-620 or Windows-874
                  --count          only count, row by row: for files of any length; tells time and memory
                  --sample ROWS    write a made-up register of so many rows to FILE (.xlsx or .csv), to measure with
                  --encoding NAME  utf-8, utf-16, tis-620 or windows-874, when the one that is found is wrong

                records        the groups, in the order of the file
                rejected_rows  rows that cannot be used: line, reason, cell
                warnings       what had to be assumed: line, code, column, cell
                skipped_rows   titles, totals, notes, empty and repeated rows

                Exit status: 0 read, 1 the file cannot be read, 2 the command was not understood.
                """;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        String file = null;
        String encoding = null;
        boolean count = false;
        int sample = 0;
        for (int i = 0; i < arguments.size(); i++) {
            var word = arguments.get(i);
            if (word.equals("--encoding") || word.startsWith("--encoding=")) {
                boolean joined = word.contains("=");
                if (!joined && i + 1 == arguments.size()) {
                    throw new UsageMistake("--encoding needs a value " + USAGE);
                }
                encoding = joined ? word.substring(word.indexOf('=') + 1) : arguments.get(++i);
                if (!ENCODINGS.contains(encoding)) {
                    throw new UsageMistake("--encoding is one of " + String.join(", ", ENCODINGS));
                }
            } else if (word.equals("--count")) {
                count = true;
            } else if (word.equals("--sample")) {
                sample = i + 1 < arguments.size() && arguments.get(i + 1).matches("[1-9]\\d{0,5}")
                        ? Integer.parseInt(arguments.get(++i))
                        : 0;
                if (sample == 0) {
                    throw new UsageMistake("--sample needs a number of rows up to 999999 " + USAGE);
                }
            } else if (word.startsWith("-") && word.length() > 1) {
                throw new UsageMistake("read does not know " + word + " " + USAGE);
            } else if (file != null) {
                throw new UsageMistake("read takes one file " + USAGE);
            } else {
                file = word;
            }
        }
        if (file == null) {
            throw new UsageMistake("read needs a file " + USAGE);
        }
        if (sample > 0) {
            return ReadMeasure.sample(Path.of(file), sample, err);
        }
        return read(Path.of(file), encoding, count, out, err);
    }

    private static int read(Path file, @Nullable String encoding, boolean count, PrintStream out, PrintStream err) {
        byte[] bytes;
        try {
            // A file larger than the reader takes is not brought into memory.
            try (var in = Files.newInputStream(file)) {
                bytes = in.readNBytes(SpreadsheetReader.LARGEST_FILE + 1);
            }
        } catch (NoSuchFileException e) {
            err.println("saan: there is no file " + file);
            return 1;
        } catch (IOException e) {
            err.println("saan: cannot read " + file + (Files.isDirectory(file) ? ": it is a folder" : ""));
            return 1;
        }
        if (count) {
            return ReadMeasure.count(file, bytes, encoding, out, err);
        }
        return switch (SpreadsheetReader.readAll(String.valueOf(file.getFileName()), bytes, encoding)) {
            case ReadSpreadsheet read -> {
                out.println(JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(ReadingJson.of(read)));
                yield 0;
            }
            case Unreadable no -> {
                err.println("saan: " + file + ": " + no.reason().sentence());
                yield 1;
            }
        };
    }
}
