package org.saan.hub.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.reading.GroupRecord;
import org.saan.hub.directory.reading.ReadSpreadsheet;
import org.saan.hub.directory.reading.SpreadsheetReader;
import org.saan.hub.directory.reading.Unreadable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.saan.thaitext.ThaiText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Products of a spreadsheet of groups. The file is read as registers are, merged cells and all; a person looks at what was
 * found and chooses. Products that a group has already are not entered again, so that sending a file twice does no harm.
 */
@Service
public class ProductImport {
    private final JdbcClient jdbc;
    private final Catalogue catalogue;

    ProductImport(JdbcClient jdbc, Catalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    /** What would become of a product of the file. */
    public enum State {
        NEW,
        KNOWN,
        NO_GROUP
    }

    /**
     * A product of the file.
     *
     * @param groupId the group that has its number, or else its name in the same province; absent when there is none
     */
    public record Found(
            String groupName,
            @Nullable String externalId,
            @Nullable UUID groupId,
            String name,
            @Nullable BigDecimal priceThb,
            State state) {}

    /** A product that somebody chose to enter. */
    public record Chosen(
            UUID groupId, String name, @Nullable BigDecimal priceThb) {}

    /**
     * Reads a file and stores nothing.
     *
     * @throws Refusal when it cannot be read or names no products
     */
    @Transactional(readOnly = true)
    public List<Found> look(String file, byte[] bytes, Viewer viewer) {
        Who.must(viewer.runsTheProgramme());
        var records = switch (SpreadsheetReader.read(file, bytes)) {
            case ReadSpreadsheet read -> read.records();
            case Unreadable no -> throw unreadable(no);
        };
        var found = new ArrayList<Found>();
        for (var record : records) {
            var group = group(record);
            var known = group.map(this::names).orElse(new HashSet<>());
            for (var product : record.products()) {
                boolean there = !known.add(ThaiText.matchingKey(product.nameTh()));
                found.add(new Found(
                        record.nameTh(),
                        record.externalId(),
                        group.orElse(null),
                        product.nameTh(),
                        product.priceThb(),
                        group.isEmpty() ? State.NO_GROUP : there ? State.KNOWN : State.NEW));
            }
        }
        if (found.isEmpty()) {
            throw Refusal.of("file", "catalogue.import.no_products");
        }
        return found;
    }

    private static Refusal unreadable(Unreadable no) {
        var why = "directory.import.unreadable." + no.reason().code();
        return Refusal.of("file", why);
    }

    /**
     * Enters the chosen products as drafts. Says how many were new.
     *
     * @param incoterm for which the prices of the file are; the file does not say
     */
    @Transactional
    public int apply(List<Chosen> chosen, String incoterm, String place, Viewer viewer) {
        Who.must(viewer.runsTheProgramme());
        int entered = 0;
        for (var product : chosen) {
            if (names(product.groupId()).contains(ThaiText.matchingKey(product.name()))) {
                continue;
            }
            catalogue.createProduct(
                    product.groupId(),
                    new LocalizedText(product.name(), null),
                    facts(product.priceThb(), incoterm, place),
                    viewer);
            entered++;
        }
        return entered;
    }

    private static ProductFacts facts(@Nullable BigDecimal priceThb, String incoterm, String place) {
        var none = ProductFacts.none();
        if (priceThb == null || priceThb.signum() <= 0) {
            return none;
        }
        long minor =
                priceThb.setScale(2, RoundingMode.HALF_UP).movePointRight(2).longValueExact();
        return new ProductFacts(
                none.family(),
                none.craft(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                none.unitCode(),
                null,
                null,
                null,
                "THB",
                incoterm,
                place,
                List.of(new PriceBreak(1, minor)),
                null,
                null,
                null,
                null,
                null);
    }

    private Optional<UUID> group(GroupRecord record) {
        return jdbc.sql("""
                        select id from (
                            select id, 1 as place from directory.producer_group where external_id = :number
                            union all
                            select group_id, 2 from directory.group_alias where external_id = :number
                            union all
                            select id, 3 from directory.producer_group
                            where name_key = :key and province_code = :province) as found
                        order by place, id limit 1
                        """)
                .param("number", record.externalId())
                .param("key", ThaiText.matchingKey(record.nameTh()))
                .param("province", record.address().provinceCode())
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional();
    }

    private Set<String> names(UUID group) {
        var names = new HashSet<String>();
        jdbc.sql("""
                        select t.words from catalogue.text t join catalogue.product p on p.id = t.subject_id
                        where p.group_id = :group and t.field = 'product_name' and t.language = 'th'
                        """).param("group", group).query(row -> {
            names.add(ThaiText.matchingKey(row.getString(1)));
        });
        return names;
    }
}
