package org.saan.hub.directory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills the tables of places and crafts from the files of the program when they are empty. */
@Component
class PlaceTables {
    /** Provinces near the hub in Bangkok send within the week; the others need one week, the far south two. */
    private static final Map<String, Integer> LEAD_BY_REGION =
            Map.of("central", 0, "east", 1, "west", 1, "north", 1, "northeast", 1, "south", 2);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    PlaceTables(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void fill(ApplicationStartedEvent event) {
        transaction.executeWithoutResult(status -> {
            var there = jdbc.queryForObject("select exists (select 1 from directory.province)", Boolean.class);
            if (Boolean.TRUE.equals(there)) {
                return;
            }
            load("insert into directory.province values (?, ?, ?, ?, ?)", "th_provinces.csv", row -> new Object[] {
                row.get("province_code"),
                row.get("name_th"),
                row.get("name_en"),
                row.get("region_id"),
                LEAD_BY_REGION.getOrDefault(row.get("region_id"), 1)
            });
            load("insert into directory.district values (?, ?, ?, ?)", "th_districts.csv", row -> new Object[] {
                row.get("district_code"), row.get("province_code"), row.get("name_th"), row.get("name_en")
            });
            load(
                    "insert into directory.subdistrict values (?, ?, ?, ?, ?)",
                    "th_subdistricts.csv",
                    row -> new Object[] {
                        row.get("subdistrict_code"),
                        row.get("district_code"),
                        row.get("name_th"),
                        row.get("name_en"),
                        row.get("postal_code")
                    });
            load(
                    "insert into directory.product_family values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    "product_families.csv",
                    row -> new Object[] {
                        row.get("code"),
                        Integer.valueOf(row.get("position")),
                        row.get("name_th"),
                        row.get("name_en"),
                        row.get("technique"),
                        row.get("material"),
                        row.get("unit_code"),
                        Integer.valueOf(row.get("standard_minutes")),
                        Long.valueOf(row.get("standard_price_minor")),
                        row.get("pattern")
                    });
        });
    }

    private void load(String sql, String file, java.util.function.Function<Map<String, String>, Object[]> columns) {
        jdbc.batchUpdate(sql, read(file).stream().map(columns).toList());
    }

    /** Rows of one of our own files: plain CSV, no quoted commas but in fields that we do not use. */
    static List<Map<String, String>> read(String file) {
        try (var in = PlaceTables.class.getResourceAsStream("/geo/" + file)) {
            if (in == null) {
                throw new IllegalStateException("missing " + file);
            }
            var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            var header = reader.readLine().split(",", -1);
            var rows = new ArrayList<Map<String, String>>();
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                var cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
                var row = new HashMap<String, String>();
                for (int i = 0; i < header.length; i++) {
                    row.put(header[i], cells[i]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
