package org.saan.hub.directory.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.saan.thaitext.PersonName;

/**
 * A group as a file tells of it. What the file has no column for is absent.
 *
 * @param line of the file, the first one when the group spans several
 * @param phones in E.164
 * @param products in the order of the file; a price may be absent
 */
public record GroupRecord(
        int line,
        @Nullable String externalId,
        String nameTh,
        @Nullable String nameEn,
        Kind kind,
        @Nullable PersonName contact,
        @Nullable Integer members,
        Address address,
        List<String> phones,
        @Nullable Integer star,
        @Nullable LocalDate registeredOn,
        @Nullable String taxId,
        @Nullable BigDecimal capacityPerMonth,
        List<Product> products) {

    public GroupRecord {
        phones = List.copyOf(phones);
        products = List.copyOf(products);
    }

    /** What a group is before the law. */
    public enum Kind {
        GROUP,
        COMMUNITY_ENTERPRISE,
        INDIVIDUAL,
        COMPANY;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where the group is, with the official codes of its places. */
    public record Address(
            @Nullable String houseNo,
            @Nullable String moo,
            @Nullable String subdistrictCode,
            @Nullable String districtCode,
            @Nullable String provinceCode,
            @Nullable String postalCode) {
        static final Address NONE = new Address(null, null, null, null, null, null);
    }

    /** Something that the group sells, with its price in baht. */
    public record Product(String nameTh, @Nullable BigDecimal priceThb) {}

    /** The same group, whatever line it stands on. */
    GroupRecord atLine(int other) {
        return new GroupRecord(
                other,
                externalId,
                nameTh,
                nameEn,
                kind,
                contact,
                members,
                address,
                phones,
                star,
                registeredOn,
                taxId,
                capacityPerMonth,
                products);
    }

    GroupRecord withProducts(List<Product> all) {
        return new GroupRecord(
                line,
                externalId,
                nameTh,
                nameEn,
                kind,
                contact,
                members,
                address,
                phones,
                star,
                registeredOn,
                taxId,
                capacityPerMonth,
                all);
    }
}
