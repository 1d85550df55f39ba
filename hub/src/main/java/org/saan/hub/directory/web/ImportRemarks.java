package org.saan.hub.directory.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ImportMarks;
import org.saan.hub.directory.ImportRow;
import org.saan.hub.directory.ImportView;
import org.saan.hub.directory.Imports;
import org.saan.hub.directory.reading.ReadSheet;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The rows of a file that were not taken over, with a remark beside each, to be corrected in Excel and sent in again. Every
 * cell is text, so that what looks like a formula stays text. The last column names the row, so that it is known again.
 */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class ImportRemarks {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** What Excel and others would run, also in its full-width form. A number or a phone with its sign is none. */
    private static final Pattern LIVE = Pattern.compile("(?s)[=+\\-@\\t\\r\\n\\uff1d\\uff0b\\uff0d\\uff20].*");

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d[\\d,]*(?:\\.\\d+)?");

    private final Imports imports;

    ImportRemarks(Imports imports) {
        this.imports = imports;
    }

    @GetMapping("/imports/{id}/remarks.xlsx")
    void xlsx(Shell shell, Viewer viewer, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        var view = imports.getImport(id, viewer);
        begin(response, view, "xlsx", XLSX);
        try (var workbook = new Workbook(response.getOutputStream(), "Saan", "1.0")) {
            var sheets = new Sheets(shell, view, workbook);
            imports.eachLeftRow(id, viewer, sheets::write);
            sheets.finish();
        }
    }

    @GetMapping("/imports/{id}/remarks.csv")
    void csv(Shell shell, Viewer viewer, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        var view = imports.getImport(id, viewer);
        begin(response, view, "csv", "text/csv;charset=UTF-8");
        var out = response.getOutputStream();
        // Excel takes the file for UTF-8 by this sign.
        out.write("\ufeff".getBytes(StandardCharsets.UTF_8));
        int[] sheet = {-1};
        imports.eachLeftRow(
                id,
                viewer,
                rows -> rows.forEach(row -> {
                    if (row.sheet() != sheet[0]) {
                        sheet[0] = row.sheet();
                        line(out, headers(shell, view.sheets().get(row.sheet())));
                    }
                    line(out, texts(shell, view, row));
                }));
    }

    private static void begin(HttpServletResponse response, ImportView view, String ending, String type) {
        var name = view.fileName().replaceFirst("\\.[A-Za-z]{3,4}$", "") + "-remarks." + ending;
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }

    /** One worksheet for each sheet of the file that has such rows. */
    private static final class Sheets {
        private final Shell shell;
        private final ImportView view;
        private final Workbook workbook;
        private @Nullable Worksheet sheet;
        private int number = -1;
        private int line;

        Sheets(Shell shell, ImportView view, Workbook workbook) {
            this.shell = shell;
            this.view = view;
            this.workbook = workbook;
        }

        void write(List<ImportRow> rows) {
            try {
                for (var row : rows) {
                    var to = row.sheet() == number && sheet != null ? sheet : begin(row.sheet());
                    put(to, texts(shell, view, row));
                }
                if (sheet != null) {
                    sheet.flush();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Worksheet begin(int next) throws IOException {
            if (sheet != null) {
                sheet.finish();
            }
            number = next;
            var of = view.sheets().get(next);
            var begun =
                    workbook.newWorksheet(of.name() == null ? shell.t("directory.import.remarks_sheet") : of.name());
            begun.freezePane(0, 1);
            var headers = headers(shell, of);
            for (int i = 0; i < headers.size(); i++) {
                begun.style(0, i).bold().set();
                begun.width(i, i == headers.size() - 2 ? 60 : 18);
            }
            line = 0;
            put(begun, headers);
            sheet = begun;
            return begun;
        }

        private void put(Worksheet to, List<String> texts) {
            for (int i = 0; i < texts.size(); i++) {
                to.value(line, i, texts.get(i));
            }
            line++;
        }

        void finish() throws IOException {
            if (sheet == null) {
                begin(0);
            }
        }
    }

    private static List<String> headers(Shell shell, ReadSheet sheet) {
        var all = new ArrayList<String>();
        ImportMarks.without(sheet.columns()).forEach(c -> all.add(c.header()));
        all.add(shell.t("directory.import.remark"));
        all.add(ImportMarks.HEADER);
        return all;
    }

    private static List<String> texts(Shell shell, ImportView view, ImportRow row) {
        var all = new ArrayList<String>();
        for (var column : ImportMarks.without(view.sheets().get(row.sheet()).columns())) {
            all.add(column.index() < row.cells().size() ? row.cells().get(column.index()) : "");
        }
        all.add(remark(shell, row));
        all.add(ImportMarks.of(view.id(), row.key()));
        return all;
    }

    private static String remark(Shell shell, ImportRow row) {
        var sentences = ImportWords.sentences(shell, row);
        var line = shell.t("directory.import.row", row.line());
        return sentences.isEmpty() ? line : line + ": " + String.join(" ", sentences);
    }

    private static void line(OutputStream out, List<String> texts) {
        var line = texts.stream().map(ImportRemarks::cell).collect(Collectors.joining(",", "", "\r\n"));
        try {
            out.write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text that a spreadsheet would run has an apostrophe before it, as Excel itself writes it. */
    static String cell(String text) {
        boolean live = LIVE.matcher(text).matches() && !NUMBER.matcher(text).matches();
        return '"' + (live ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
