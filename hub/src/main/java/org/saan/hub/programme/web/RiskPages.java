package org.saan.hub.programme.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.programme.ContinuityRule;
import org.saan.hub.programme.GroupAtRisk;
import org.saan.hub.programme.GroupsAtRisk;
import org.saan.hub.programme.Outlook;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListFilter.Choice;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.threeten.extra.YearWeek;

/** The board of groups at risk, and the weeks of one group: for those who find work for them, and for the group's leader. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class RiskPages {
    private static final List<String> REGIONS = List.of("north", "northeast", "central", "east", "west", "south");

    private final GroupsAtRisk groups;

    RiskPages(GroupsAtRisk groups) {
        this.groups = groups;
    }

    @Bean
    static NavEntry continuityNav() {
        return new NavEntry(
                22,
                "continuity.nav",
                "/continuity",
                "loom",
                Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR));
    }

    @Bean
    static NavEntry ourContinuityNav() {
        return new NavEntry(16, "continuity.our.nav", "/our-continuity", "loom", Set.of(Role.GROUP_LEADER));
    }

    @GetMapping("/continuity")
    ModelAndView board(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = GroupsAtRisk.SHAPE.read(asked);
        var reader = viewer.reading(shell.language());
        var found = groups.list(query, reader);
        var rule = groups.rule();
        var now = groups.now();
        return new ModelAndView(
                "programme/web/risk",
                "page",
                new RiskPage(
                        shell.titled("continuity.title").wider(),
                        new ListView(query, found.total(), filters(shell)),
                        groups.counts(reader),
                        found.rows().stream()
                                .map(row -> card(shell, row, rule, now))
                                .toList(),
                        shell.week(now.minusWeeks(rule.weeks())),
                        shell.week(now),
                        shell.week(now.plusWeeks(Cloth.COMING - 1L)),
                        rule));
    }

    private List<ListFilter> filters(Shell shell) {
        return List.of(
                new ListFilter(
                        "risk",
                        shell.t("continuity.risk"),
                        Arrays.stream(Outlook.Risk.values())
                                .map(risk -> new Choice(risk.name().toLowerCase(Locale.ROOT), shell.t(risk.key())))
                                .toList()),
                new ListFilter(
                        "region",
                        shell.t("directory.region"),
                        REGIONS.stream()
                                .map(region -> new Choice(region, shell.t("directory.region." + region)))
                                .toList()),
                new ListFilter(
                        "cluster",
                        shell.t("directory.cluster"),
                        groups.listClusters(shell.language()).entrySet().stream()
                                .map(one -> new Choice(one.getKey(), shell.text(one.getValue())))
                                .toList()));
    }

    static RiskCard card(Shell shell, GroupAtRisk group, ContinuityRule rule, YearWeek now) {
        return new RiskCard(
                shell.text(group.name()),
                "/continuity/" + group.id(),
                group.cluster() == null
                        ? shell.text(group.province())
                        : shell.text(group.province()) + " · " + shell.text(group.cluster()),
                shell.t(group.risk().key()),
                switch (group.risk()) {
                    case NOW -> "bad";
                    case SOON -> "warn";
                    case LATER -> "info";
                    case CALM -> "ok";
                },
                ahead(shell, group, now),
                behind(shell, group),
                missing(shell, group),
                Cloth.of(group, rule, now));
    }

    private static String ahead(Shell shell, GroupAtRisk group, YearWeek now) {
        var dry = group.dryOn();
        if (dry == null) {
            return shell.t("continuity.work_ahead");
        }
        var week = YearWeek.from(dry);
        return week.equals(now)
                ? shell.t("continuity.dry_now")
                : shell.t("continuity.dry_from", shell.week(week), shell.print().shortDate(dry));
    }

    private static String behind(Shell shell, GroupAtRisk group) {
        var last = group.last();
        return last == null
                ? shell.t("continuity.new")
                : shell.t("continuity.behind", last.paid(), last.available(), percent(last.used()), last.orders());
    }

    private static @Nullable String missing(Shell shell, GroupAtRisk group) {
        var last = group.last();
        return last == null || last.isContinuous()
                ? null
                : last.failures().stream()
                        .map(failure -> shell.t("programme.excluded." + failure.code()))
                        .collect(Collectors.joining(" · "));
    }

    static int percent(java.math.BigDecimal share) {
        return share.movePointRight(2)
                .setScale(0, java.math.RoundingMode.HALF_UP)
                .intValue();
    }

    record RiskCard(
            String name,
            String href,
            String place,
            String risk,
            String badge,
            String ahead,
            String behind,
            @Nullable String missing,
            Cloth cloth) {
        String spoken() {
            return name + ": " + ahead + ". " + behind;
        }
    }

    record RiskPage(
            Shell shell,
            ListView list,
            Map<Outlook.Risk, Integer> counts,
            List<RiskCard> cards,
            String first,
            String now,
            String last,
            ContinuityRule rule) {
        RiskPage {
            cards = List.copyOf(cards);
        }
    }

    @GetMapping("/continuity.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = GroupsAtRisk.SHAPE.read(asked);
        var table = new ListTable<GroupAtRisk>(
                "groups-at-risk",
                shell.t("continuity.title"),
                List.of(
                        column(shell.t("continuity.code"), GroupAtRisk::code),
                        column(shell.t("continuity.group"), one -> shell.text(one.name())),
                        column(shell.t("directory.province"), one -> shell.text(one.province())),
                        column(
                                shell.t("directory.cluster"),
                                one -> one.cluster() == null ? "" : shell.text(one.cluster())),
                        column(
                                shell.t("continuity.risk"),
                                one -> shell.t(one.risk().key())),
                        column(shell.t("continuity.dry_on"), GroupAtRisk::dryOn),
                        column(shell.t("continuity.idle"), GroupAtRisk::idle),
                        column(
                                shell.t("continuity.paid"),
                                one -> one.last() == null ? null : one.last().paid()),
                        column(
                                shell.t("continuity.available"),
                                one -> one.last() == null ? null : one.last().available()),
                        column(
                                shell.t("continuity.ratio"),
                                one -> one.last() == null ? null : one.last().ratio()),
                        column(
                                shell.t("continuity.gap"),
                                one -> one.last() == null ? null : one.last().longestGap()),
                        column(
                                shell.t("continuity.used"),
                                one -> one.last() == null ? null : one.last().used()),
                        column(
                                shell.t("continuity.orders"),
                                one -> one.last() == null ? null : one.last().orders())));
        return ListFile.<GroupAtRisk>answer(
                ending, table, sink -> groups.export(query, viewer.reading(shell.language()), sink));
    }

    @GetMapping("/continuity/{id}")
    ModelAndView group(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return weeks(shell.titled("continuity.weeks_title"), groups.getGroup(id, viewer), false);
    }

    @GetMapping("/our-continuity")
    @Audience(Role.GROUP_LEADER)
    ModelAndView ours(Shell shell, Viewer viewer) {
        return weeks(
                shell.titled("continuity.our.title").forMakers(),
                groups.getGroup(viewer.organisationId(), viewer),
                true);
    }

    private ModelAndView weeks(Shell shell, GroupAtRisk group, boolean own) {
        var rule = groups.rule();
        var now = groups.now();
        return new ModelAndView(
                "programme/web/group-weeks",
                "page",
                new GroupWeeksPage(
                        shell,
                        card(shell, group, rule, now),
                        group,
                        Cloth.lines(group, rule, now, shell),
                        shell.week(now.minusWeeks(rule.weeks())),
                        shell.week(now),
                        shell.week(now.plusWeeks(Cloth.COMING - 1L)),
                        rule,
                        own));
    }

    record GroupWeeksPage(
            Shell shell,
            RiskCard card,
            GroupAtRisk group,
            List<Cloth.Line> lines,
            String first,
            String now,
            String last,
            ContinuityRule rule,
            boolean own) {
        GroupWeeksPage {
            lines = List.copyOf(lines);
        }

        int percent(java.math.BigDecimal share) {
            return RiskPages.percent(share);
        }

        LocalDate ruleSince() {
            return rule.startsOn();
        }
    }
}
