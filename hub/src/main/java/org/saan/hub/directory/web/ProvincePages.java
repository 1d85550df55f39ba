package org.saan.hub.directory.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.saan.hub.directory.CapacityMap;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.MapFilter;
import org.saan.hub.directory.ProvinceCapacity;
import org.saan.hub.directory.ProvinceOutlines;
import org.saan.hub.directory.web.ProvincesPage.Measure;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.threeten.extra.YearWeek;

/** The country by province: where there is time for a craft in the weeks to come. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class ProvincePages {
    private static final int USUAL_WEEKS = 12;
    private static final List<String> REGIONS = List.of("north", "northeast", "central", "east", "west", "south");

    private final CapacityMap map;
    private final Directory directory;
    private final Clock clock;
    private final ProvinceOutlines outlines = new ProvinceOutlines();

    ProvincePages(CapacityMap map, Directory directory, Clock clock) {
        this.map = map;
        this.directory = directory;
        this.clock = clock;
    }

    @Bean
    static NavEntry provincesNav() {
        return new NavEntry(
                36,
                "calendar.map.nav",
                "/provinces",
                "globe",
                Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR));
    }

    @GetMapping("/provinces")
    ModelAndView show(
            Shell shell,
            Viewer viewer,
            @RequestParam(defaultValue = "") String technique,
            @RequestParam(defaultValue = "") String family,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String measure) {
        var filter = filter(technique, family, from, to, region);
        var shade = Measure.of(measure);
        var provinces = map.provinces(filter, viewer);
        var drawing = new MapDrawing(shell, filter, shade, provinces);
        var families = new LinkedHashMap<String, LocalizedText>();
        directory.listFamilies().forEach(one -> families.put(one.code(), one.name()));
        return new ModelAndView(
                "directory/web/provinces",
                "page",
                new ProvincesPage(
                        shell.titled("calendar.map.title"),
                        filter,
                        shade,
                        map.techniques(),
                        families,
                        REGIONS,
                        weeks(shell),
                        drawing.shapes(outlines),
                        drawing.legend(),
                        drawing.lines(),
                        sums(provinces)));
    }

    @GetMapping("/provinces.xlsx")
    ResponseEntity<byte[]> export(
            Shell shell,
            Viewer viewer,
            @RequestParam(defaultValue = "") String technique,
            @RequestParam(defaultValue = "") String family,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String region) {
        return CalendarWorkbooks.provinces(shell, map.provinces(filter(technique, family, from, to, region), viewer));
    }

    /** What cannot be read is left out: the address of a map may be old. */
    private MapFilter filter(String technique, String family, String from, String to, String region) {
        var now = now();
        var first = Weeks.find(from).filter(week -> !week.isBefore(now)).orElse(now);
        var last = Weeks.find(to).orElse(first.plusWeeks(USUAL_WEEKS - 1L));
        return new MapFilter(
                technique.matches("[a-z_]{1,40}") ? technique : "",
                family.matches("[a-z_]{1,40}") ? family : "",
                first,
                last,
                REGIONS.contains(region) ? region : "");
    }

    private List<ProvincesPage.Week> weeks(Shell shell) {
        var weeks = new ArrayList<ProvincesPage.Week>();
        for (int i = 0; i < MapFilter.MOST_WEEKS; i++) {
            var week = now().plusWeeks(i);
            weeks.add(new ProvincesPage.Week(
                    Weeks.text(week), shell.week(week) + " · " + shell.date(Weeks.monday(week))));
        }
        return weeks;
    }

    private static ProvincesPage.Sums sums(List<ProvinceCapacity> provinces) {
        return new ProvincesPage.Sums(
                provinces.stream().mapToInt(ProvinceCapacity::groups).sum(),
                provinces.stream().mapToInt(ProvinceCapacity::freeGroups).sum(),
                provinces.stream().mapToLong(ProvinceCapacity::freeMinutes).sum() / 60,
                provinces.stream().mapToInt(ProvinceCapacity::freeWeeks).sum());
    }

    private YearWeek now() {
        return YearWeek.from(LocalDate.now(clock.withZone(Printing.ZONE)));
    }
}
