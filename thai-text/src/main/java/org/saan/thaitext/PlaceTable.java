package org.saan.thaitext;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.saan.thaitext.Place.Level;

/**
 * The places that addresses are held against. The library brings none: codes and names change by decree, and who uses the table
 * should know of which day and under which licence it is.
 *
 * <pre>{@code
 * PlaceTable.of(List.of(new Place("50", List.of("เชียงใหม่", "Chiang Mai"), ""))).find(Place.Level.PROVINCE, "จ.เชียงใหม่")
 *     // [Place[code=50, names=[เชียงใหม่, Chiang Mai], postalCode=]]
 * }</pre>
 */
public final class PlaceTable {
    private static final Pattern KIND = Pattern.compile(
            "^(?:จังหวัด|จ\\.|กิ่งอำเภอ|กิ่ง\\s*อ\\.|อำเภอ|อ\\.|ตำบล|ต\\.|แขวง|เขต|changwat|province of|amphoe|tambon)\\s*"
                    + "|\\s*(?:province|district|subdistrict)$",
            Pattern.CASE_INSENSITIVE);
    private static final double SLIP = 1.0;

    private final Map<Level, Map<String, List<Place>>> byName = new HashMap<>();
    private final Map<String, Place> byCode = new HashMap<>();

    private PlaceTable(Collection<Place> places) {
        for (var place : places) {
            byCode.put(place.code(), place);
            var names = byName.computeIfAbsent(place.level(), level -> new HashMap<>());
            place.names().stream()
                    .map(PlaceTable::key)
                    .distinct()
                    .forEach(name ->
                            names.computeIfAbsent(name, n -> new ArrayList<>()).add(place));
        }
    }

    /** A table of these places. */
    public static PlaceTable of(Collection<Place> places) {
        return new PlaceTable(places);
    }

    /**
     * A table from a folder of {@code th_provinces.csv}, {@code th_districts.csv} and {@code th_subdistricts.csv}: comma
     * separated without quotes, with columns {@code …_code}, {@code name_th}, {@code name_en} and, where there are any,
     * {@code postal_code} and {@code aliases}, divided by |.
     */
    public static PlaceTable ofFolder(Path folder) throws IOException {
        var places = new ArrayList<Place>();
        for (var kind : List.of("province", "district", "subdistrict")) {
            var rows = Files.readAllLines(folder.resolve("th_" + kind + "s.csv"));
            var header = List.of(rows.getFirst().split(","));
            int code = header.indexOf(kind + "_code");
            int post = kind.equals("subdistrict") ? header.indexOf("postal_code") : -1;
            int aliases = header.indexOf("aliases");
            for (var row : rows.subList(1, rows.size())) {
                var cells = row.split(",", -1);
                var names = Stream.concat(
                                Stream.of(cells[header.indexOf("name_th")], cells[header.indexOf("name_en")]),
                                aliases < 0 ? Stream.empty() : Stream.of(cells[aliases].split("\\|")))
                        .filter(name -> !name.isBlank())
                        .toList();
                places.add(new Place(cells[code], names, post < 0 ? "" : cells[post]));
            }
        }
        return of(places);
    }

    /** All places of a kind that go by a name; the word for the kind may stand before it. */
    public List<Place> find(Level level, String name) {
        return List.copyOf(names(level).getOrDefault(key(name), List.of()));
    }

    public Optional<Place> findByCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Places whose name is a slip away from this one, nearest first, at most five. */
    public List<Place> findLike(Level level, String name) {
        var wanted = key(name);
        record Near(Place place, double distance) {}
        return names(level).entrySet().stream()
                .filter(entry -> ThaiLikeness.isWithin(entry.getKey(), wanted, SLIP))
                .flatMap(entry -> entry.getValue().stream()
                        .map(place -> new Near(place, ThaiLikeness.distance(entry.getKey(), wanted))))
                .sorted(Comparator.comparingDouble(Near::distance)
                        .thenComparing(near -> near.place().code()))
                .map(Near::place)
                .distinct()
                .limit(5)
                .toList();
    }

    /** The names of a place and of all that it lies in: ดอนแก้ว แม่ริม เชียงใหม่. */
    public String fullName(Place place) {
        var names = new ArrayList<String>();
        for (int digits = place.code().length(); digits > 0; digits -= 2) {
            findByCode(place.code().substring(0, digits)).map(Place::name).ifPresent(names::add);
        }
        return String.join(" ", names);
    }

    private Map<String, List<Place>> names(Level level) {
        return byName.getOrDefault(level, Map.of());
    }

    private static String key(String name) {
        var normal = ThaiText.normal(name);
        var bare = KIND.matcher(normal).replaceAll("");
        return ThaiText.matchingKey(bare.isEmpty() ? normal : bare);
    }
}
