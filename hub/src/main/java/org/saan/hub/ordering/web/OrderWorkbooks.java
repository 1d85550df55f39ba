package org.saan.hub.ordering.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.saan.hub.ordering.web.OrderPicture.Share;
import org.saan.hub.shared.Shell;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The shares of one order as .xlsx. Figures are numbers, dates are dates, and text is never a formula. */
final class OrderWorkbooks {
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private OrderWorkbooks() {}

    static ResponseEntity<byte[]> shares(Shell shell, OrderPicture picture) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Saan", "1.0")) {
            var sheet = workbook.newWorksheet(picture.order.number());
            head(
                    sheet,
                    shell,
                    "ordering.weave.group",
                    "ordering.form.family",
                    "ordering.weeks",
                    "ordering.pieces",
                    "ordering.price",
                    "ordering.orders.state");
            for (int i = 0; i < picture.shares.size(); i++) {
                row(sheet, i + 1, shell, picture, picture.shares.get(i));
            }
        }
        return file(picture.order.number() + ".xlsx", out.toByteArray());
    }

    private static void row(Worksheet sheet, int at, Shell shell, OrderPicture picture, Share share) {
        sheet.value(at, 0, shell.text(picture.group(share.groupId()).name()));
        sheet.value(
                at, 1, shell.text(picture.family(picture.line(share.lineId())).name()));
        sheet.value(at, 2, WeaveDrawing.weeks(shell.print(), share));
        sheet.value(at, 3, share.pieces());
        sheet.value(at, 4, share.priceMinor() / 100.0);
        sheet.style(at, 4).format("#,##0.00").set();
        sheet.value(at, 5, WeaveDrawing.stateWords(shell, share));
    }

    private static void head(Worksheet sheet, Shell shell, String... keys) {
        for (int i = 0; i < keys.length; i++) {
            sheet.value(0, i, shell.t(keys[i]));
            sheet.style(0, i).bold().set();
            sheet.width(i, i < 2 ? 32 : 18);
        }
        sheet.freezePane(0, 1);
    }

    private static ResponseEntity<byte[]> file(String name, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }
}
