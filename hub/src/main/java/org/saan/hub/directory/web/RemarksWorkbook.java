package org.saan.hub.directory.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.saan.hub.directory.ImportRow;
import org.saan.hub.directory.ImportView;
import org.saan.hub.shared.Shell;

/**
 * The rows of a file that were not taken over, with a remark beside each, to be corrected in Excel and sent in again. Every
 * cell is text, so that what looks like a formula stays text.
 */
final class RemarksWorkbook {
    private RemarksWorkbook() {}

    static byte[] write(Shell shell, ImportView view, List<ImportRow> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Saan", "1.0")) {
            var sheet = workbook.newWorksheet(shell.t("directory.import.remarks_sheet"));
            var columns = view.columns();
            for (int i = 0; i < columns.size(); i++) {
                sheet.value(0, i, columns.get(i).header());
                sheet.style(0, i).bold().set();
                sheet.width(i, 18);
            }
            int remark = columns.size();
            sheet.value(0, remark, shell.t("directory.import.remark"));
            sheet.style(0, remark).bold().set();
            sheet.width(remark, 60);
            for (int r = 0; r < rows.size(); r++) {
                var row = rows.get(r);
                for (int i = 0; i < remark; i++) {
                    int index = columns.get(i).index();
                    sheet.value(
                            r + 1, i, index < row.cells().size() ? row.cells().get(index) : "");
                }
                sheet.value(r + 1, remark, remark(shell, row));
            }
            sheet.freezePane(0, 1);
        }
        return out.toByteArray();
    }

    private static String remark(Shell shell, ImportRow row) {
        var sentences = ImportPage.sentences(shell, row);
        var line = shell.t("directory.import.row", row.line());
        return sentences.isEmpty() ? line : line + ": " + String.join(" ", sentences);
    }
}
