package org.saan.hub.directory.reading;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saan.thaitext.PersonName;

/** A read file as a tree of maps and lists, ready for JSON. A record has the fields that the file has columns for. */
public final class ReadingJson {
    /** A list of products that has none of these says nothing of what its groups are. */
    private static final Field[] TELLS_OF_THE_GROUP = {
        Field.KIND,
        Field.CONTACT,
        Field.FIRST_NAME,
        Field.MEMBERS,
        Field.ADDRESS,
        Field.SUBDISTRICT,
        Field.DISTRICT,
        Field.PHONE,
        Field.REGISTERED_ON
    };

    private ReadingJson() {}

    public static Map<String, @Nullable Object> of(ReadSpreadsheet read) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("file", read.file());
        putIfPresent(all, "encoding", read.encoding());
        putIfPresent(all, "delimiter", read.delimiter());
        putIfPresent(all, "sheet", read.sheet());
        putIf(!read.otherSheets().isEmpty(), all, "other_sheets", read.otherSheets());
        all.put("header_rows", read.headerLines());
        putIf(
                read.sheets().size() > 1,
                all,
                "sheets",
                read.sheets().stream().map(ReadingJson::sheet).toList());
        var records = read.records();
        var fields = read.fields();
        all.put("record_count", records.size());
        all.put("records", records.stream().map(r -> record(r, fields)).toList());
        all.put(
                "rejected_rows",
                read.rejectedRows().stream().map(r -> rejected(r, read)).toList());
        all.put(
                "warnings",
                read.rows().stream()
                        .filter(row -> row.record() != null)
                        .flatMap(row -> row.findings().stream().map(f -> finding(row, read, f)))
                        .toList());
        all.put("unknown_columns", read.unknownColumns());
        var guesses = read.sheets().stream()
                .flatMap(sheet -> sheet.columns().stream())
                .filter(column -> column.guess() != null)
                .map(ReadingJson::guess)
                .toList();
        putIf(!guesses.isEmpty(), all, "columns_to_confirm", guesses);
        all.put(
                "skipped_rows",
                read.skipped().stream().map(row -> skipped(row, read)).toList());
        return all;
    }

    /** One record. */
    static Map<String, @Nullable Object> record(GroupRecord record, Set<Field> fields) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        boolean products = fields.contains(Field.PRODUCT);
        putIf(fields.contains(Field.EXTERNAL_ID), all, "external_id", record.externalId());
        all.put("name_th", record.nameTh());
        putIf(fields.contains(Field.NAME_EN), all, "name_en", record.nameEn());
        boolean onlyProducts = products && !hasAny(fields, TELLS_OF_THE_GROUP);
        putIf(!onlyProducts, all, "kind", record.kind().code());
        putIf(hasAny(fields, Field.CONTACT, Field.FIRST_NAME), all, "contact", contact(record.contact()));
        putIf(fields.contains(Field.MEMBERS), all, "members", record.members());
        address(all, record.address(), fields);
        putIf(fields.contains(Field.PHONE), all, "phones", record.phones());
        putIf(fields.contains(Field.TAX_ID), all, "tax_id", record.taxId());
        putIf(fields.contains(Field.CAPACITY_PER_MONTH), all, "capacity_per_month", number(record.capacityPerMonth()));
        putIf(fields.contains(Field.STAR), all, "star", record.star());
        putIf(
                fields.contains(Field.REGISTERED_ON),
                all,
                "registered_on",
                record.registeredOn() == null ? null : record.registeredOn().toString());
        putIf(
                products,
                all,
                "products",
                record.products().stream().map(ReadingJson::product).toList());
        return all;
    }

    /** With a house number, a village or a postal code anywhere the address has all six parts; else the codes only. */
    private static void address(Map<String, @Nullable Object> all, GroupRecord.Address address, Set<Field> fields) {
        boolean full = hasAny(fields, Field.ADDRESS, Field.HOUSE_NO, Field.MOO, Field.POSTAL_CODE);
        if (full || hasAny(fields, Field.SUBDISTRICT, Field.DISTRICT)) {
            var parts = new LinkedHashMap<String, @Nullable Object>();
            putIf(full, parts, "house_no", address.houseNo());
            putIf(full, parts, "moo", address.moo());
            parts.put("subdistrict_code", address.subdistrictCode());
            parts.put("district_code", address.districtCode());
            parts.put("province_code", address.provinceCode());
            putIf(full, parts, "postal_code", address.postalCode());
            all.put("address", parts);
        } else if (fields.contains(Field.PROVINCE)) {
            all.put("province_code", address.provinceCode());
        }
    }

    private static @Nullable Map<String, @Nullable Object> contact(@Nullable PersonName name) {
        if (name == null) {
            return null;
        }
        var parts = new LinkedHashMap<String, @Nullable Object>();
        parts.put("title", name.title().isEmpty() ? null : name.title());
        parts.put("first_name", name.firstName());
        parts.put("last_name", name.lastName().isEmpty() ? null : name.lastName());
        return parts;
    }

    private static Map<String, @Nullable Object> product(GroupRecord.Product product) {
        var parts = new LinkedHashMap<String, @Nullable Object>();
        parts.put("name_th", product.nameTh());
        parts.put("price_thb", number(product.priceThb()));
        return parts;
    }

    /** Whole numbers without a decimal point. */
    private static @Nullable Object number(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        var plain = number.stripTrailingZeros();
        return plain.scale() <= 0 && plain.precision() - plain.scale() <= 18 ? (Object) plain.longValueExact() : plain;
    }

    private static Map<String, @Nullable Object> rejected(ReadRow row, ReadSpreadsheet read) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        putSheet(all, row.sheet(), read);
        all.put("line", row.line());
        read.columns(row).stream()
                .filter(c -> c.field() == Field.EXTERNAL_ID
                        && c.index() < row.cells().size())
                .findFirst()
                .ifPresent(
                        c -> all.put("external_id", row.cells().get(c.index()).strip()));
        var stopping = row.findings().stream().filter(Finding::stops).toList();
        all.put("reason", stopping.getFirst().code().word());
        all.put("findings", stopping.stream().map(f -> finding(row, read, f)).toList());
        return all;
    }

    private static Map<String, @Nullable Object> finding(ReadRow row, ReadSpreadsheet read, Finding finding) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        putSheet(all, row.sheet(), read);
        all.put("line", row.line());
        all.put("code", finding.code().word());
        all.put("column", finding.header());
        all.put("cell", finding.cell());
        putIf(!finding.detail().isEmpty(), all, "detail", finding.detail());
        return all;
    }

    private static Map<String, @Nullable Object> skipped(SkippedRow row, ReadSpreadsheet read) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        putSheet(all, row.sheet(), read);
        all.put("line", row.line());
        all.put("why", row.why().name().toLowerCase(Locale.ROOT));
        return all;
    }

    /** A column that was recognised by its cells, or could be. */
    private static Map<String, @Nullable Object> guess(ReadColumn column) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        var guess = column.guess();
        all.put("column", column.header());
        all.put("field", guess == null ? null : guess.field().name().toLowerCase(Locale.ROOT));
        all.put("percent", guess == null ? null : guess.percent());
        all.put("applied", column.assumed());
        return all;
    }

    private static Map<String, @Nullable Object> sheet(ReadSheet sheet) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("name", sheet.name());
        all.put("header_rows", sheet.headerLines());
        putIf(!sheet.titlePlace().isEmpty(), all, "place", sheet.titlePlace());
        return all;
    }

    private static void putSheet(Map<String, @Nullable Object> all, int index, ReadSpreadsheet read) {
        if (read.sheets().size() > 1) {
            all.put("sheet", read.sheets().get(index).name());
        }
    }

    private static boolean hasAny(Set<Field> fields, Field... any) {
        for (var field : any) {
            if (fields.contains(field)) {
                return true;
            }
        }
        return false;
    }

    private static void putIf(boolean there, Map<String, @Nullable Object> all, String key, @Nullable Object value) {
        if (there) {
            all.put(key, value);
        }
    }

    private static void putIfPresent(Map<String, @Nullable Object> all, String key, @Nullable Object value) {
        putIf(value != null, all, key, value);
    }
}
