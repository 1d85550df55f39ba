package org.saan.hub.directory.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.DependsOnPermission.Dependent;
import org.saan.hub.directory.NewPermission;
import org.saan.hub.directory.PermissionScope;
import org.saan.hub.directory.PermissionView;
import org.saan.hub.directory.Permissions;
import org.saan.hub.directory.SharedGroup;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.saan.hub.shared.lists.XlsxTable;
import org.saan.hub.shared.web.Typed;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threeten.extra.YearWeek;

/** Permissions given and received, what rests on one, and what one shows. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.GROUP_LEADER, Role.BUYER})
class PermissionPages {
    private static final int WEEKS = 12;

    private final Permissions permissions;
    private final Clock clock;

    PermissionPages(Permissions permissions, Clock clock) {
        this.permissions = permissions;
        this.clock = clock;
    }

    @Bean
    static NavEntry permissionsNav() {
        return new NavEntry(
                80,
                "people.permissions.nav",
                "/permissions",
                "lock",
                Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.BUYER));
    }

    @GetMapping("/permissions")
    ModelAndView list(Shell shell, Viewer viewer) {
        return page(shell, viewer, Typed.NOTHING);
    }

    private ModelAndView page(Shell shell, Viewer viewer, Typed typed) {
        return new ModelAndView(
                "directory/web/permissions",
                "page",
                new PermissionsPage(
                        shell.titled("people.permissions.title"),
                        permissions.listGiven(viewer),
                        permissions.listReceived(viewer),
                        !viewer.is(Role.BUYER),
                        viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER),
                        today(),
                        typed));
    }

    record PermissionsPage(
            Shell shell,
            List<PermissionView> given,
            List<PermissionView> received,
            boolean mayGive,
            boolean officer,
            LocalDate today,
            Typed typed) {
        PermissionScope[] scopes() {
            return PermissionScope.values();
        }

        String badge(PermissionView one) {
            return switch (one.state()) {
                case IN_FORCE -> "badge ok";
                case LATER -> "badge info";
                case ENDED -> "badge";
                case REVOKED -> "badge bad";
            };
        }
    }

    @PostMapping("/permissions")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.GROUP_LEADER})
    ModelAndView give(
            Shell shell,
            Viewer viewer,
            @RequestParam PermissionScope scope,
            @RequestParam Map<String, String> values,
            RedirectAttributes flash) {
        var typed = Typed.of(values);
        return typed.act(
                shell,
                flash,
                "people.permission.given",
                () -> "/permissions/"
                        + permissions.give(
                                new NewPermission(
                                        typed.value("giverCode"),
                                        typed.value("receiverKind"),
                                        typed.value("receiverCode"),
                                        scope,
                                        typed.date("from", "people.date"),
                                        typed.date("until", "people.date"),
                                        typed.value("purpose")),
                                viewer),
                wrong -> page(shell, viewer, wrong));
    }

    @GetMapping("/permissions/{id}")
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return onePage(shell, viewer, id, Typed.NOTHING);
    }

    private ModelAndView onePage(Shell shell, Viewer viewer, UUID id, Typed typed) {
        var permission = permissions.get(id, viewer);
        return new ModelAndView(
                "directory/web/permission",
                "page",
                new PermissionPage(
                        shell.titled(
                                "people.permission.title",
                                permission.giver().name(),
                                permission.receiver().name()),
                        permission,
                        permissions.dependents(id, viewer),
                        permission.state() == PermissionView.State.IN_FORCE
                                && permission.receiver().id().equals(viewer.organisationId()),
                        typed));
    }

    record PermissionPage(
            Shell shell, PermissionView permission, List<Dependent> dependents, boolean mayLook, Typed typed) {}

    @PostMapping("/permissions/{id}/revoke")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.GROUP_LEADER})
    ModelAndView revoke(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> values,
            RedirectAttributes flash) {
        var typed = Typed.of(values);
        return typed.act(
                shell,
                flash,
                "people.permission.revoked",
                () -> {
                    permissions.revoke(id, typed.value("reason"), viewer);
                    return "/permissions/" + id;
                },
                wrong -> onePage(shell, viewer, id, wrong));
    }

    @GetMapping("/permissions/{id}/shared")
    ModelAndView shared(Shell shell, Viewer viewer, @PathVariable UUID id) {
        var permission = permissions.get(id, viewer);
        var first = YearWeek.from(today());
        return new ModelAndView(
                "directory/web/permission-shared",
                "page",
                new SharedPage(
                        shell.titled(
                                "people.permission.shows",
                                permission.giver().name(),
                                shell.t(permission.scope().key())),
                        permission,
                        permissions.shared(id, false, first, WEEKS, viewer),
                        weeks(shell, first)));
    }

    private static List<String> weeks(Shell shell, YearWeek first) {
        return java.util.stream.IntStream.range(0, WEEKS)
                .mapToObj(week -> shell.print().shortDate(Weeks.monday(first.plusWeeks(week))))
                .toList();
    }

    record SharedPage(Shell shell, PermissionView permission, List<SharedGroup> groups, List<String> weeks) {
        boolean capacity() {
            return permission.scope() == PermissionScope.CAPACITY;
        }
    }

    @GetMapping("/permissions/{id}/shared.xlsx")
    ResponseEntity<byte[]> export(Shell shell, Viewer viewer, @PathVariable UUID id) {
        var permission = permissions.get(id, viewer);
        var first = YearWeek.from(today());
        var groups = permissions.shared(id, true, first, WEEKS, viewer);
        boolean capacity = permission.scope() == PermissionScope.CAPACITY;
        var head = new ArrayList<>(List.of(shell.t("directory.group"), shell.t("directory.province")));
        head.addAll(capacity ? weeks(shell, first) : List.of(shell.t("directory.leader"), shell.t("people.phone")));
        var rows = new ArrayList<List<? extends @Nullable Object>>();
        for (var group : groups) {
            var row = new ArrayList<@Nullable Object>(
                    Arrays.asList(shell.text(group.name()), shell.text(group.province())));
            row.addAll(
                    capacity ? group.hoursByWeek() : Arrays.asList(group.leader(), String.join(", ", group.phones())));
            rows.add(row);
        }
        return new XlsxTable()
                .sheet(shell.t(permission.scope().key()), head, rows)
                .as("shared.xlsx");
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }
}
