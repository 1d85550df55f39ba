package org.saan.hub.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * A group to be entered, by a person or from a spreadsheet.
 *
 * @param externalId number in the register that it comes from
 * @param kind group, community_enterprise, individual or company
 * @param phones in E.164
 */
public record NewGroup(
        @Nullable String externalId,
        LocalizedText name,
        String kind,
        @Nullable UUID clusterId,
        @Nullable String houseNo,
        @Nullable String moo,
        @Nullable String subdistrictCode,
        @Nullable String districtCode,
        String provinceCode,
        @Nullable String postalCode,
        @Nullable Integer members,
        @Nullable Integer star,
        @Nullable LocalDate registeredOn,
        List<String> phones,
        @Nullable Leader leader,
        boolean inProgramme,
        int artisans,
        int hoursPerWeek) {

    /** Hours of craft work a week that a maker has beside field and house, until the group says otherwise. */
    public static final int USUAL_HOURS = 30;

    public NewGroup {
        phones = List.copyOf(phones);
    }

    /** Who speaks for the group. */
    public record Leader(@Nullable String title, String firstName, String lastName) {}
}
