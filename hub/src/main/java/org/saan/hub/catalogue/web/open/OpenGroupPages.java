package org.saan.hub.catalogue.web.open;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.Concepts;
import org.saan.hub.catalogue.FreeTime;
import org.saan.hub.catalogue.PublicCatalogue;
import org.saan.hub.catalogue.PublicGroups;
import org.saan.hub.catalogue.PublicGroups.PublicCluster;
import org.saan.hub.catalogue.PublicGroups.Which;
import org.saan.hub.catalogue.PublicProfile;
import org.saan.hub.catalogue.PublicText;
import org.saan.hub.catalogue.TextField;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Groups and clusters for everybody. */
@Controller
@RequestMapping("/{language:th|en}")
@Audience(anybody = true)
class OpenGroupPages {
    static final int ON_A_PAGE = 24;
    static final List<String> REGIONS = List.of("north", "northeast", "central", "east", "west", "south");

    private final OpenFrames frames;
    private final PublicGroups groups;
    private final PublicCatalogue catalogue;
    private final FreeTime freeTime;
    private final Hopes hopes;
    private final Cards cards;
    private final Concepts concepts;
    private final OpenPictures pictures;
    private final Maps maps;

    OpenGroupPages(
            OpenFrames frames,
            PublicGroups groups,
            PublicCatalogue catalogue,
            FreeTime freeTime,
            Hopes hopes,
            Cards cards,
            Concepts concepts,
            OpenPictures pictures,
            Maps maps) {
        this.frames = frames;
        this.groups = groups;
        this.catalogue = catalogue;
        this.freeTime = freeTime;
        this.hopes = hopes;
        this.cards = cards;
        this.concepts = concepts;
        this.pictures = pictures;
        this.maps = maps;
    }

    @GetMapping("/groups")
    ModelAndView list(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "0") int page) {
        var frame = frames.of(shell, request, response).titled("public.groups.title");
        var which = new Which(REGIONS.contains(region) ? region : null, null, null, List.of());
        int count = groups.count(which);
        int at = Math.clamp(page, 0, Math.max(0, (count - 1) / ON_A_PAGE));
        var choices = new ArrayList<GroupsPage.Choice>();
        choices.add(new GroupsPage.Choice(shell.t("public.groups.all"), frame.to("/groups"), which.region() == null));
        for (var one : REGIONS) {
            if (groups.count(new Which(one, null, null, List.of())) > 0) {
                choices.add(new GroupsPage.Choice(
                        shell.t("directory.region." + one),
                        frame.to("/groups?region=" + one),
                        one.equals(which.region())));
            }
        }
        var narrowing = which.region() == null ? "?" : "?region=" + which.region() + "&";
        return page(
                "groups",
                new GroupsPage(
                        frame.about(shell.t("public.groups.lead", count)),
                        shell.t("public.groups.lead", count),
                        choices,
                        cards.groups(frame, groups.list(which, shell.language(), at * ON_A_PAGE, ON_A_PAGE)),
                        pager(at, count, frame.to("/groups" + narrowing)),
                        groups.clusters().stream()
                                .map(cluster -> clusterLink(frame, cluster))
                                .toList()));
    }

    static Pager pager(int at, int count, String before) {
        return Pager.of(
                at,
                (count + ON_A_PAGE - 1) / ON_A_PAGE,
                to -> to == 0 ? before.substring(0, before.length() - 1) : before + "page=" + to);
    }

    private static Link clusterLink(OpenFrame frame, PublicCluster cluster) {
        return new Link(
                frame.shell().text(cluster.name()) + " · " + frame.t("public.map.groups", cluster.groups()),
                frame.to("/clusters/" + cluster.code().toLowerCase(Locale.ROOT)));
    }

    @GetMapping("/groups/{code}")
    ModelAndView group(
            Shell shell, HttpServletRequest request, HttpServletResponse response, @PathVariable String code) {
        var profile = groups.find(code).orElseThrow(() -> new NotFound("group"));
        var base = frames.of(shell, request, response);
        var language = shell.language();
        var name = profile.name();
        var shown = pictures.of(base, profile.id());
        var band = shown.isEmpty() ? pictures.patternOfTechniques(profile.techniques()) : shown.getFirst();
        var story = profile.text(TextField.STORY);
        var frame = base.titled("public.title", name.in(language))
                .about(story == null ? name.in(language) : story.in(language))
                .showing(shown.isEmpty() ? null : band.share());
        frame = frame.stating(new JsonLd(frame)
                .group(
                        profile,
                        shown.stream()
                                .map(picture -> base.address() + picture.share())
                                .toList()));
        var free = freeTime.of(List.of(profile.groupId())).get(profile.groupId());
        return page(
                "group",
                new GroupPage(
                        frame,
                        name.in(language),
                        frame.fallbackTag(name.words()),
                        name.missingIn(language) ? null : name.only(language.other()),
                        language.other().tag(),
                        language == Language.EN && name.missingIn(language) ? profile.nameRoman() : null,
                        shell.text(profile.province()),
                        frame.to("/provinces/" + profile.provinceCode()),
                        cluster(frame, profile),
                        states(frame, profile),
                        band,
                        shown.stream().skip(1).toList(),
                        texts(frame, profile),
                        profile.techniques().stream()
                                .map(id -> new Link(
                                        ConceptWords.name(concepts, id, language), base.to("/techniques/" + id)))
                                .toList(),
                        profile.members() == null ? null : shell.t("public.group.members", profile.members()),
                        profile.marks().stream()
                                .map(mark -> new GroupPage.Mark(
                                        new OpenWords(shell).mark(mark),
                                        mark.validUntil() == null
                                                ? shell.t("public.mark.certificate", mark.certificate())
                                                : shell.t(
                                                        "public.mark.certificate_until",
                                                        mark.certificate(),
                                                        shell.date(mark.validUntil()))))
                                .toList(),
                        free == null ? null : hopes.of(shell, free, null, null, null),
                        maps.marking(shell, profile.provinceCode()),
                        cards.products(frame, catalogue.productsOf(profile.groupId())),
                        frame.to(frame.here() + "/profile.pdf")));
    }

    private @Nullable Link cluster(OpenFrame frame, PublicProfile profile) {
        return groups.clusters().stream()
                .filter(cluster -> cluster.id().equals(profile.clusterId()))
                .map(cluster -> new Link(
                        frame.shell().text(cluster.name()),
                        frame.to("/clusters/" + cluster.code().toLowerCase(Locale.ROOT))))
                .findFirst()
                .orElse(null);
    }

    private static List<Said> texts(OpenFrame frame, PublicProfile profile) {
        return Stream.of(
                        TextField.STORY,
                        TextField.TECHNIQUE,
                        TextField.MAKERS,
                        TextField.PLACE,
                        TextField.CAPACITY,
                        TextField.STANDARDS)
                .map(field -> Said.of(frame, "public.text." + field.code(), profile.text(field)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Each language: whether all is there, and whether a translation still follows its source. */
    private static List<GroupPage.State> states(OpenFrame frame, PublicProfile profile) {
        var states = new ArrayList<GroupPage.State>();
        for (var language : Language.values()) {
            long missing = profile.texts().values().stream()
                    .filter(text -> text.missingIn(language))
                    .count();
            long stale = profile.texts().values().stream()
                    .filter(text -> text.source() != language)
                    .filter(PublicText::stale)
                    .count();
            var tag = language.tag();
            if (missing > 0) {
                states.add(new GroupPage.State("warn", "clock", frame.t("public.state.missing." + tag, missing)));
            } else if (stale > 0) {
                states.add(new GroupPage.State("warn", "clock", frame.t("public.state.stale." + tag, stale)));
            } else {
                states.add(new GroupPage.State("ok", "check", frame.t("public.state.approved." + tag)));
            }
        }
        return states;
    }

    @GetMapping("/clusters/{code}")
    ModelAndView cluster(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") int page) {
        var cluster = groups.clusters().stream()
                .filter(one -> one.code().equalsIgnoreCase(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("cluster"));
        var lead = shell.t("public.cluster.lead", cluster.groups(), shell.t("directory.region." + cluster.region()));
        var name = shell.text(cluster.name());
        var frame =
                frames.of(shell, request, response).titled("public.title", name).about(name + ". " + lead);
        var which = new Which(null, null, cluster.id(), List.of());
        int at = Math.clamp(page, 0, Math.max(0, (cluster.groups() - 1) / ON_A_PAGE));
        return page(
                "about",
                new AboutPage(
                        frame,
                        List.of(new Link(shell.t("public.nav.groups"), frame.to("/groups"))),
                        name,
                        shell.language() == Language.TH
                                ? cluster.name().en()
                                : cluster.name().th(),
                        shell.language().other().tag(),
                        lead,
                        maps.of(
                                shell,
                                groups.byProvince(which),
                                null,
                                province -> frame.to("/provinces/" + province),
                                "public.map.groups"),
                        List.of(),
                        null,
                        cards.groups(frame, groups.list(which, shell.language(), at * ON_A_PAGE, ON_A_PAGE)),
                        pager(at, cluster.groups(), frame.to("/clusters/" + code + "?"))));
    }

    private static ModelAndView page(String name, Object page) {
        return new ModelAndView("catalogue/web/open/" + name, "page", page);
    }
}
