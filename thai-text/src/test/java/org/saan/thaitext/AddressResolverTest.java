package org.saan.thaitext;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saan.thaitext.AddressReading.Found;
import org.saan.thaitext.AddressReading.NoPlace;
import org.saan.thaitext.AddressReading.NotTogether;
import org.saan.thaitext.AddressReading.Remark;
import org.saan.thaitext.AddressReading.Several;
import org.saan.thaitext.AddressReading.Unknown;
import org.saan.thaitext.Place.Level;

class AddressResolverTest {
    private static final Path THAILAND = Path.of("../hub/src/main/resources/geo");
    private static AddressResolver resolver;
    private static PlaceTable places;

    @BeforeAll
    static void table() throws IOException {
        places = PlaceTable.ofFolder(THAILAND);
        resolver = new AddressResolver(places);
    }

    @ParameterizedTest
    @DisplayName("TH-12 the parts of an address are one place with its official code")
    @CsvSource(
            delimiter = '|',
            value = {
                "123/4 ม.5 ต.ดอนแก้ว อ.แม่ริม จ.เชียงใหม่ 50180 | 500710",
                "แขวงสีลม เขตบางรัก กทม. 10500 | 100402",
                "ดอนแก้ว แม่ริม เชียงใหม่ | 500710",
                "อ.เมือง จ.ลำพูน | 5101",
                "ต.ในเมือง อ.เมือง จ.ลำพูน | 510101",
                "จ.เชียงใหม่ | 50",
                "Don Kaeo Mae Rim Chiang Mai | 0"
            })
    void findsTheCode(String address, String code) {
        var found = resolver.read(address);
        if (code.equals("0")) {
            assertThat(found).isInstanceOf(NoPlace.class);
        } else {
            assertThat(((Found) found).place().code()).isEqualTo(code);
        }
    }

    @Test
    @DisplayName("TH-13 a postal code that is not that of the place is said")
    void anotherPostalCode() {
        var found = (Found) resolver.read("ต.ดอนแก้ว อ.แม่ริม จ.เชียงใหม่ 50140");
        assertThat(found.remarks()).containsExactly(Remark.POSTAL_CODE_DIFFERS);
        assertThat(found.place().postalCode()).isEqualTo("50180");
    }

    @Test
    @DisplayName("TH-13 two places of one name in a province are offered, and a postal code decides")
    void twoOfOneName() {
        var several = (Several) resolver.read("ต.ดอนแก้ว จ.เชียงใหม่");
        assertThat(several.choices())
                .extracting(place -> places.fullName(place) + " " + place.postalCode())
                .containsExactlyInAnyOrder("ดอนแก้ว แม่ริม เชียงใหม่ 50180", "ดอนแก้ว สารภี เชียงใหม่ 50140");
        assertThat(resolver.read("ต.ดอนแก้ว จ.เชียงใหม่ 50140"))
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.remarks()).isEqualTo(Set.of(Remark.COMPLETED)));
    }

    @Test
    @DisplayName("TH-13 names that do not belong together are found out")
    void notTogether() {
        assertThat(resolver.read("ต.ดอนแก้ว อ.แม่แจ่ม จ.เชียงใหม่"))
                .isInstanceOfSatisfying(
                        NotTogether.class, no -> assertThat(no.level()).isEqualTo(Level.SUBDISTRICT));
        assertThat(resolver.read("ต.ดอนแก้ว อ.แม่ริม จ.ลำพูน")).isInstanceOfSatisfying(NotTogether.class, no -> {
            assertThat(no.level()).isEqualTo(Level.DISTRICT);
            assertThat(no.elsewhere()).extracting(Place::code).containsExactly("5007");
        });
    }

    @Test
    void aSlipIsAnsweredWithWhatIsAlike() {
        assertThat(resolver.read("ต.ดอนแกว อ.แม่ริม จ.เชียงใหม่"))
                .isInstanceOfSatisfying(
                        Unknown.class,
                        no -> assertThat(no.alike()).extracting(Place::code).containsExactly("500710"));
        assertThat(resolver.read("จ.เชียงไหม่"))
                .isInstanceOfSatisfying(
                        Unknown.class,
                        no -> assertThat(no.alike()).extracting(Place::name).contains("เชียงใหม่"));
    }

    @Test
    @DisplayName("TH-12 every subdistrict of Thailand is found by its own address")
    void everySubdistrict() throws IOException {
        var rows = Files.readAllLines(THAILAND.resolve("th_subdistricts.csv"));
        var wrong = rows.stream()
                .skip(1)
                .map(row -> places.findByCode(row.substring(0, 6)).orElseThrow())
                .filter(place -> !(resolver.read(address(place)) instanceof Found(var parts, var found, var remarks)
                        && found.equals(place)
                        && remarks.isEmpty()))
                .map(AddressResolverTest::address)
                .toList();
        assertThat(wrong).isEmpty();
        assertThat(rows).hasSizeGreaterThan(7_000);
    }

    private static String address(Place place) {
        var names = List.of(places.fullName(place).split(" "));
        boolean bangkok = place.code().startsWith("10");
        return "9/1 " + (bangkok ? "แขวง" : "ม.2 ต.") + names.get(0) + (bangkok ? " เขต" : " อ.") + names.get(1)
                + (bangkok ? " กทม. " : " จ.") + names.get(2) + " " + place.postalCode();
    }
}
