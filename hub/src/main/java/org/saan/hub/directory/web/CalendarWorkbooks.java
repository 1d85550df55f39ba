package org.saan.hub.directory.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ProvinceCapacity;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.lists.XlsxTable;
import org.springframework.http.ResponseEntity;

/** The figures of the map as .xlsx. */
final class CalendarWorkbooks {
    private CalendarWorkbooks() {}

    static ResponseEntity<byte[]> provinces(Shell shell, List<ProvinceCapacity> provinces) {
        var rows = new ArrayList<List<? extends @Nullable Object>>();
        for (var province : provinces) {
            rows.add(List.of(
                    shell.text(province.name()),
                    shell.t("directory.region." + province.regionCode()),
                    province.groups(),
                    province.freeGroups(),
                    province.freeMinutes() / 60,
                    province.freeWeeks()));
        }
        return new XlsxTable()
                .sheet(
                        shell.t("calendar.map.title"),
                        Stream.of(
                                        "calendar.map.province",
                                        "calendar.region",
                                        "calendar.map.groups",
                                        "calendar.map.free_groups",
                                        "calendar.map.hours",
                                        "calendar.map.weeks")
                                .map(shell::t)
                                .toList(),
                        rows)
                .as("provinces.xlsx");
    }
}
