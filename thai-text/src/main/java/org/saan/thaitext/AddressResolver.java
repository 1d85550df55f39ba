package org.saan.thaitext;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.saan.thaitext.AddressReading.Found;
import org.saan.thaitext.AddressReading.NoPlace;
import org.saan.thaitext.AddressReading.NotTogether;
import org.saan.thaitext.AddressReading.Remark;
import org.saan.thaitext.AddressReading.Several;
import org.saan.thaitext.AddressReading.Unknown;
import org.saan.thaitext.Place.Level;

/**
 * Brings addresses to the official code of their place, and finds what contradicts itself. With a table of Thailand:
 *
 * <pre>
 * ต.ดอนแก้ว อ.แม่ริม จ.เชียงใหม่ 50180    Found 500710
 * ต.ดอนแก้ว อ.แม่ริม จ.เชียงใหม่ 50140    Found 500710, POSTAL_CODE_DIFFERS
 * ต.ดอนแก้ว จ.เชียงใหม่                   Several: in แม่ริม, in สารภี
 * ต.ดอนแก้ว อ.แม่แจ่ม จ.เชียงใหม่          NotTogether SUBDISTRICT
 * ต.ดอนแกว อ.แม่ริม จ.เชียงใหม่            Unknown SUBDISTRICT, like ดอนแก้ว
 * </pre>
 */
public final class AddressResolver {
    private final PlaceTable places;

    public AddressResolver(PlaceTable places) {
        this.places = places;
    }

    /** Reads an address of one line and finds its place. */
    public AddressReading read(String text) {
        return resolve(named(AddressParts.read(text)));
    }

    /** Finds the place of an address that is in its parts. */
    public AddressReading resolve(AddressParts parts) {
        List<Place> within = List.of();
        boolean completed = false;
        for (var level : Level.values()) {
            var name = name(parts, level);
            if (name == null) {
                completed |= level != Level.SUBDISTRICT;
                continue;
            }
            var named = findNamed(level, name);
            if (named.isEmpty()) {
                return new Unknown(parts, level, name, like(level, name, within));
            }
            var outer = within;
            var fitting = named.stream()
                    .filter(place -> outer.isEmpty() || outer.stream().anyMatch(place::isIn))
                    .toList();
            if (fitting.isEmpty()) {
                return new NotTogether(parts, level, named);
            }
            within = fitting;
        }
        if (within.isEmpty()) {
            return new NoPlace(parts);
        }
        return one(parts, within, completed);
    }

    /** A postal code decides between places of the same names. */
    private static AddressReading one(AddressParts parts, List<Place> fitting, boolean completed) {
        var post = parts.postalCode();
        var byPost = fitting.size() == 1
                ? fitting
                : fitting.stream()
                        .filter(place -> place.postalCode().equals(post))
                        .toList();
        if (byPost.size() != 1) {
            return new Several(parts, fitting);
        }
        var place = byPost.getFirst();
        var remarks = EnumSet.noneOf(Remark.class);
        if (post != null && !place.postalCode().isEmpty() && !place.postalCode().equals(post)) {
            remarks.add(Remark.POSTAL_CODE_DIFFERS);
        }
        if (place.level() != Level.SUBDISTRICT) {
            remarks.add(Remark.NO_SUBDISTRICT);
        }
        if (completed && place.level() != Level.PROVINCE) {
            remarks.add(Remark.COMPLETED);
        }
        return new Found(parts, place, remarks);
    }

    private List<Place> findNamed(Level level, String name) {
        return level == Level.DISTRICT && name.equals("เมือง") ? chiefDistricts() : places.find(level, name);
    }

    /** อ.เมือง without a province may be that of any: the subdistrict decides. */
    private List<Place> chiefDistricts() {
        var chiefs = new ArrayList<Place>();
        for (int code = 10; code < 100; code++) {
            places.findByCode(Integer.toString(code))
                    .map(province -> places.find(Level.DISTRICT, "เมือง" + province.name()))
                    .ifPresent(chiefs::addAll);
        }
        return chiefs;
    }

    private List<Place> like(Level level, String name, List<Place> within) {
        Predicate<Place> fits = place -> within.isEmpty() || within.stream().anyMatch(place::isIn);
        return places.findLike(level, name).stream().filter(fits).toList();
    }

    private static @Nullable String name(AddressParts parts, Level level) {
        return switch (level) {
            case PROVINCE -> parts.province();
            case DISTRICT -> parts.district();
            case SUBDISTRICT -> parts.subdistrict();
        };
    }

    /** Names without words before them, "ดอนแก้ว แม่ริม เชียงใหม่", are read from the end, as far as they are known. */
    private AddressParts named(AddressParts parts) {
        if (parts.subdistrict() != null || parts.district() != null || parts.province() != null) {
            return parts;
        }
        var words = new ArrayList<>(List.of(parts.rest().split("[\\s,/]+")));
        var province = takeLast(words, Level.PROVINCE);
        if (province == null) {
            return parts;
        }
        var district = takeLast(words, Level.DISTRICT);
        var subdistrict = district == null ? null : takeLast(words, Level.SUBDISTRICT);
        return new AddressParts(
                parts.houseNo(),
                parts.moo(),
                subdistrict,
                AddressParts.chiefDistrict(district, province),
                province,
                parts.postalCode(),
                String.join(" ", words));
    }

    private @Nullable String takeLast(List<String> words, Level level) {
        return words.isEmpty() || findNamed(level, words.getLast()).isEmpty() ? null : words.removeLast();
    }
}
