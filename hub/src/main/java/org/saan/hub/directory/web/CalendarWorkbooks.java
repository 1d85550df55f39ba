package org.saan.hub.directory.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.saan.hub.directory.ProvinceCapacity;
import org.saan.hub.directory.Reminders;
import org.saan.hub.shared.Shell;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Whom to call, and the figures of the map, as .xlsx. Text is never a formula, figures are numbers, dates are dates. */
final class CalendarWorkbooks {
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private CalendarWorkbooks() {}

    static ResponseEntity<byte[]> calls(Shell shell, List<Reminders.Call> calls) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Saan", "1.0")) {
            var sheet = workbook.newWorksheet(shell.t("calendar.calls.title"));
            head(
                    sheet,
                    shell,
                    "directory.group",
                    "directory.province",
                    "calendar.calls.leader",
                    "calendar.calls.phone",
                    "calendar.calls.last",
                    "calendar.calls.counts",
                    "calendar.calls.asked");
            for (int i = 0; i < calls.size(); i++) {
                var call = calls.get(i);
                sheet.value(i + 1, 0, shell.text(call.name()));
                sheet.value(i + 1, 1, shell.text(call.province()));
                sheet.value(i + 1, 2, call.leader() == null ? "" : call.leader());
                sheet.value(i + 1, 3, call.phone() == null ? "" : call.phone());
                date(sheet, i + 1, 4, call.confirmedOn());
                sheet.value(i + 1, 5, call.trustPermille() / 1000.0);
                sheet.style(i + 1, 5).format("0%").set();
                date(sheet, i + 1, 6, call.askedOn());
            }
        }
        return file("calls.xlsx", out.toByteArray());
    }

    static ResponseEntity<byte[]> provinces(Shell shell, List<ProvinceCapacity> provinces) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Saan", "1.0")) {
            var sheet = workbook.newWorksheet(shell.t("calendar.map.title"));
            head(
                    sheet,
                    shell,
                    "calendar.map.province",
                    "calendar.region",
                    "calendar.map.groups",
                    "calendar.map.free_groups",
                    "calendar.map.hours",
                    "calendar.map.weeks");
            for (int i = 0; i < provinces.size(); i++) {
                var province = provinces.get(i);
                sheet.value(i + 1, 0, shell.text(province.name()));
                sheet.value(i + 1, 1, shell.t("directory.region." + province.regionCode()));
                sheet.value(i + 1, 2, province.groups());
                sheet.value(i + 1, 3, province.freeGroups());
                sheet.value(i + 1, 4, province.freeMinutes() / 60);
                sheet.value(i + 1, 5, province.freeWeeks());
            }
        }
        return file("provinces.xlsx", out.toByteArray());
    }

    private static void date(Worksheet sheet, int row, int column, @org.jspecify.annotations.Nullable LocalDate date) {
        if (date != null) {
            sheet.value(row, column, date);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        }
    }

    private static void head(Worksheet sheet, Shell shell, String... keys) {
        for (int i = 0; i < keys.length; i++) {
            sheet.value(0, i, shell.t(keys[i]));
            sheet.style(0, i).bold().set();
            sheet.width(i, i == 0 ? 36 : 20);
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
