package org.saan.hub.shared.lists;

import java.io.IOException;
import java.io.OutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A list as a workbook, written row by row however many there are. What is small and has several sheets is an {@link XlsxTable}. */
final class XlsxFile<R> implements ListFile.Writer<R> {
    /** So many rows are held in memory before they go to the file. */
    private static final int HELD = 200;

    private final ListTable<R> table;
    private final Workbook workbook;
    private final Worksheet sheet;
    private int at;

    XlsxFile(ListTable<R> table, OutputStream out) throws IOException {
        this.table = table;
        workbook = new Workbook(out, "Saan", "1.0");
        sheet = workbook.newWorksheet(XlsxCells.sheetName(table.title()));
        XlsxCells.heads(
                sheet, table.columns().stream().map(ListTable.Column::head).toList());
    }

    @Override
    public void row(R row) throws IOException {
        at++;
        var cells = table.cells(row);
        for (int i = 0; i < cells.size(); i++) {
            XlsxCells.cell(sheet, at, i, cells.get(i));
        }
        if (at % HELD == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
