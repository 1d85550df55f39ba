package org.saan.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.TestHub;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Walks every route of the running hub as every role. What belongs to another organisation must look exactly like what does
 * not exist; what is one's own must answer. A route whose variables stand for nothing that {@link Things} knows fails, so
 * that a new route has to say whose its objects are.
 *
 * <p>With {@code -Dsaan.write-docs=true} the table in {@code docs/security} is written anew.
 */
@SpringBootTest(properties = {"saan.demo=true", "saan.demo-password=demo-demo-demo", "logging.level.root=OFF"})
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@ContextConfiguration(initializers = TestHub.class)
@Import({World.class, Walker.class})
class RoutesByRolesTest {
    /** There only where it is set up. */
    private static final Set<String> NOT_SET_UP = Set.of("GET /sign-in/openid", "GET /sign-in/openid/back");

    /** The address names something that a list is narrowed to: what nobody knows leaves an empty list. */
    private static final Set<String> FILTERS = Set.of("GET /faults");

    /**
     * Where what is somebody else's still takes more statements than what does not exist: the object is read before it is asked
     * whose it is. Ids are drawn at random, so that nobody can try them through; a route that leaves this list never comes back.
     */
    private static final Set<String> DEARER = Set.of(
            "GET /claims/{claim}/evidence/{id}",
            "POST /groups/{id}/consents",
            "POST /our-claims/{id}/answer",
            "GET /our-rfqs/{copy}",
            "POST /our-rfqs/{copy}",
            "POST /people/requests/{id}/end",
            "POST /people/requests/{id}/identity",
            "POST /people/{id}/consents",
            "GET /people/{id}/data",
            "GET /people/{id}/data.{ending}",
            "GET /people/{id}/data.json",
            "GET /people/{id}/data.xlsx",
            "POST /people/{id}/requests",
            "GET /permissions/{id}/shared",
            "GET /permissions/{id}/shared.xlsx",
            "GET /products/{id}",
            "GET /profiles/{id}",
            "POST /profiles/{id}/marks",
            "POST /samples/{id}/{step}",
            "GET /translations/{kind}/{id}/{field}/{language}",
            "POST /translations/{kind}/{id}/{field}/{language}",
            "POST /{kind}/{id}/photos/{photo}");

    @Autowired
    private Walker walker;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private World world;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    private final List<String> faults = new ArrayList<>();
    private int compared;

    @Test
    @DisplayName(
            "SE-01 what belongs to another organisation looks like what does not exist, on every route for every role")
    void everyRouteAsEveryRole() throws Exception {
        var things = new Things(jdbc);
        world.furnish(things);
        var table = new LinkedHashMap<String, Map<String, String>>();
        for (var route : Route.of(mapping)) {
            if (route.name().endsWith(" /error")) {
                continue;
            }
            var cells = new LinkedHashMap<String, String>();
            for (var role : Stream.concat(Stream.of((Role) null), Arrays.stream(Role.values()))
                    .toList()) {
                var seen = new LinkedHashSet<String>();
                for (var way : route.ways()) {
                    seen.add(walk(things, route, way, role));
                }
                cells.put(role == null ? "nobody" : role.name(), String.join(", ", seen));
            }
            table.put(route.name(), cells);
        }
        if (!faults.isEmpty()) {
            Files.write(Path.of("target", "routes-by-roles.txt"), faults);
        }
        assertThat(faults).isEmpty();
        assertThat(compared).as("refusals whose statements were compared").isGreaterThan(500);
        compare(table);
    }

    private String walk(Things things, Route route, Map<String, String> way, @Nullable Role role) throws Exception {
        java.util.Optional<List<Map<String, String>>> found;
        try {
            found = things.find(route);
        } catch (org.springframework.jdbc.BadSqlGrammarException wrong) {
            return fault(
                    route, role, String.valueOf(wrong.getMostSpecificCause().getMessage()), "?");
        }
        boolean named = route.variables().stream()
                .anyMatch(variable -> variable.choices().isEmpty());
        if (named && found.isEmpty()) {
            return fault(route, role, "nobody says what its variables stand for: add it to Things", "?");
        }
        var rows = found.orElse(List.of(Map.of())).stream()
                .map(row -> Walker.with(row, way))
                .filter(row -> row != null)
                .toList();
        if (rows.isEmpty()) {
            return fault(route, role, "there is no such thing: World must make one " + way, "?");
        }
        if (route.name().equals("GET /api/v1/orders/{number}")) {
            return byKey(route, rows.getFirst(), role);
        }
        if (!isFor(route, rows, role) || Steps.isNotFor(route.name(), way, role)) {
            return closed(route, rows.getFirst(), role);
        }
        boolean object = named || rows.getFirst().values().stream().anyMatch(RoutesByRolesTest::isId);
        return found.isEmpty() || !object ? open(route, rows.getFirst(), role) : objects(things, route, rows, role);
    }

    /** As declared; what is open to anybody may be for some roles only until it is public. */
    private static boolean isFor(Route route, List<Map<String, String>> rows, @Nullable Role role) {
        var roles = rows.getFirst().get("for_roles");
        return roles == null
                ? route.isFor(role)
                : role != null && List.of(roles.split(" ")).contains(role.name());
    }

    private @Nullable Viewer somebody(@Nullable Role role, Collection<String> but) {
        if (role == null) {
            return null;
        }
        return world.organisations(role).stream()
                .filter(organisation -> !but.contains(organisation.toString()))
                .findFirst()
                .map(organisation -> world.person(role, organisation))
                .orElseThrow();
    }

    /** Programs show a key; whoever has none is told so, whether or not the order exists. */
    private String byKey(Route route, Map<String, String> row, @Nullable Role role) throws Exception {
        var viewer = somebody(role, List.of());
        var there = walker.ask(route, row, viewer);
        if (there.getStatus() != 401) {
            fault(route, role, "answered without a key: " + there.getStatus(), "");
        }
        same(route, role, row, there, walker.ask(route, unknown(route, row), viewer));
        asMuchWork(route, role, row, viewer);
        return "key";
    }

    /** Not for this role: existing or not, it answers the same. */
    private String closed(Route route, Map<String, String> row, @Nullable Role role) throws Exception {
        var viewer = somebody(role, List.of());
        var there = walker.ask(route, row, viewer);
        if (role == null && route.reads() && !route.audience().anybody()) {
            if (there.getStatus() != 302
                    || !String.valueOf(there.getRedirectedUrl()).startsWith("/sign-in?to=")) {
                fault(route, role, "is not asked to sign in but answered " + there.getStatus(), "");
            }
            return "sign in";
        }
        if (there.getStatus() != 404) {
            fault(route, role, "is not in the audience but answered " + there.getStatus(), "");
        }
        same(route, role, row, there, walker.ask(route, unknown(route, row), viewer));
        asMuchWork(route, role, row, viewer);
        return "–";
    }

    /** No object is named: what it shows is for whoever asks. */
    private String open(Route route, Map<String, String> row, @Nullable Role role) throws Exception {
        var there = walker.ask(route, row, somebody(role, List.of()));
        answers(route, role, row, there);
        return "yes";
    }

    private String objects(Things things, Route route, List<Map<String, String>> rows, @Nullable Role role)
            throws Exception {
        var owner = owner(route, rows, role);
        if (owner.equals("?")) {
            return fault(route, role, "whose is it? Things must have a column for that role", "?");
        }
        var own = rows.stream()
                .filter(row -> owner.isEmpty() || row.containsKey(owner))
                .findFirst()
                .orElseThrow();
        var insider = owner.isEmpty() ? somebody(role, List.of()) : insider(role, owner, own);
        var unknown = walker.ask(route, unknown(route, own), insider);
        // A link that is used up and one that never was look the same, too: gone.
        if (unknown.getStatus() != 404
                && !FILTERS.contains(route.name())
                && !(unknown.getStatus() == 410 && route.audience().anybody())) {
            fault(route, role, "something that does not exist answered " + unknown.getStatus(), "");
        }
        for (var mixed : mixed(route, own, rows, owner)) {
            var answer = walker.ask(route, mixed, insider);
            if (answer.getStatus() != 404) {
                fault(route, role, "a part of another whole answered " + answer.getStatus() + " " + mixed, "");
            }
        }
        if (!owner.isEmpty()) {
            // The programme is one: what is not its own is another row.
            boolean office = owner.equals("own_programme");
            var theirs = office
                    ? rows.stream()
                            .filter(row -> !row.containsKey(owner))
                            .findFirst()
                            .orElseThrow()
                    : own;
            var stranger = office ? insider : java.util.Objects.requireNonNull(somebody(role, strangerTo(own)));
            var foreign = walker.ask(route, theirs, stranger);
            if (foreign.getStatus() != 404) {
                fault(
                        route,
                        role,
                        "LEAK: another organisation's object answered " + foreign.getStatus() + " " + own,
                        "");
            } else {
                same(route, role, theirs, foreign, walker.ask(route, unknown(route, theirs), stranger));
                asMuchWork(route, role, theirs, stranger);
            }
        }
        answers(route, role, own, walker.ask(route, own, insider));
        if (owner.isEmpty() && route.audience().anybody()) {
            return things.isSecret(route) ? "link" : "public";
        }
        return owner.isEmpty() ? "all" : "own";
    }

    /** What is offered to every group is nobody's own. */
    private static final Set<String> FOR_ALL = Set.of("POST /our-support/{measure}/interested");

    private static String owner(Route route, List<Map<String, String>> rows, @Nullable Role role) {
        if (FOR_ALL.contains(route.name())) {
            return "";
        }
        var columns = rows.stream().flatMap(row -> row.keySet().stream()).collect(Collectors.toSet());
        if (columns.contains("own_account")) {
            return "own_account";
        }
        var column = switch (role) {
            case null -> "";
            case GROUP_LEADER -> columns.contains("own_leader") ? "own_leader" : "own_group";
            case BUYER -> "own_buyer";
            case COORDINATOR -> columns.contains("own_cluster") ? "own_cluster" : "";
            case ADMINISTRATOR, PROGRAMME_OFFICER -> columns.contains("own_programme") ? "own_programme" : "";
            case DESIGNER, TRAINER, RECEIVER, EXPORT_ADVISER -> "";
        };
        return column.isEmpty() || columns.contains(column)
                ? column
                : route.audience().anybody() ? "" : "?";
    }

    private Viewer insider(@Nullable Role role, String owner, Map<String, String> row) {
        var id = UUID.fromString(String.valueOf(row.get(owner)));
        return switch (owner) {
            case "own_leader" -> world.account(id);
            case "own_account" -> as(world.account(id), role);
            default -> world.person(java.util.Objects.requireNonNull(role), id);
        };
    }

    /** The same account, whatever its role: what belongs to an account belongs to it in every role. */
    private static Viewer as(Viewer viewer, @Nullable Role role) {
        return new Viewer(
                viewer.accountId(),
                viewer.name(),
                role == null ? viewer.role() : role,
                viewer.organisationId(),
                viewer.language());
    }

    /** Every organisation that has to do with it, also the group of an account. */
    private Set<String> strangerTo(Map<String, String> row) {
        var all = new LinkedHashSet<>(row.values());
        for (var account : List.of("own_account", "own_leader")) {
            if (row.containsKey(account)) {
                all.add(world.account(UUID.fromString(row.get(account)))
                        .organisationId()
                        .toString());
            }
        }
        return all;
    }

    private static boolean isId(@Nullable String value) {
        return value != null && value.matches("[0-9a-f]{8}-[0-9a-f-]{27}");
    }

    /** The same address for something that is not there. */
    private static Map<String, String> unknown(Route route, Map<String, String> row) {
        var values = new LinkedHashMap<>(row);
        for (var variable : route.variables()) {
            if (!variable.choices().isEmpty()) {
                continue;
            }
            var value = String.valueOf(row.get(variable.name()));
            if (isId(value)) {
                values.put(variable.name(), UUID.randomUUID().toString());
            } else if (variable.name().equals("code")) {
                var far = value.replaceAll("[0-9]", "9");
                values.put(variable.name(), far.equals(value) ? value + "9" : far);
            } else if (!value.matches("[0-9]{1,4}")) {
                values.put(variable.name(), other(value));
            }
        }
        if (route.variables().stream().allMatch(variable -> !variable.choices().isEmpty())) {
            row.forEach((name, value) -> {
                if (isId(value)) {
                    values.put(name, UUID.randomUUID().toString());
                }
            });
        }
        return values;
    }

    /** A word of the same form that nothing has. */
    private static String other(String value) {
        var turned = new StringBuilder();
        for (char c : value.toCharArray()) {
            turned.append(
                    c >= '0' && c <= '8'
                            ? (char) (c + 1)
                            : c == '9'
                                    ? '0'
                                    : c >= 'a' && c <= 'e' ? (char) (c + 1) : c == 'f' ? 'a' : c == 'x' ? 'y' : c);
        }
        return turned.toString();
    }

    /** With each of several ids taken from something else, which must not be found as a part of this. */
    private static List<Map<String, String>> mixed(
            Route route, Map<String, String> own, List<Map<String, String>> rows, String owner) {
        var ids = route.variables().stream()
                .map(Route.Variable::name)
                .filter(name -> isId(own.get(name)))
                .toList();
        var mixed = new ArrayList<Map<String, String>>();
        if (ids.size() > 1) {
            for (var name : ids) {
                rows.stream()
                        .filter(row -> ids.stream().noneMatch(id -> row.get(id).equals(own.get(id))))
                        .filter(row -> owner.isEmpty() || !own.get(owner).equals(row.get(owner)))
                        .findFirst()
                        .ifPresent(row -> {
                            var values = new LinkedHashMap<>(own);
                            values.put(name, String.valueOf(row.get(name)));
                            mixed.add(values);
                        });
            }
        }
        return mixed;
    }

    private void answers(Route route, @Nullable Role role, Map<String, String> row, MockHttpServletResponse there)
            throws Exception {
        int status = there.getStatus();
        var fine = route.reads()
                ? status < 400 || status == 404 && NOT_SET_UP.contains(route.name())
                : status < 500 && status != 404 && status != 400 && status != 415;
        if (!fine || status == 302 && String.valueOf(there.getRedirectedUrl()).startsWith("/sign-in?to=")) {
            fault(
                    route,
                    role,
                    "is in the audience but answered " + status + " " + row + " " + walker.why() + " "
                            + World.words(there.getContentAsString()),
                    "");
        }
    }

    private void same(
            Route route,
            @Nullable Role role,
            Map<String, String> row,
            MockHttpServletResponse there,
            MockHttpServletResponse unknown)
            throws Exception {
        if (there.getStatus() != unknown.getStatus() || !plain(there, row).equals(plain(unknown, row))) {
            fault(
                    route,
                    role,
                    "can be told from what does not exist: " + there.getStatus() + " and " + unknown.getStatus(),
                    "");
        }
    }

    /**
     * What is somebody else's costs the database as many statements as what does not exist, so that the time of the answer tells
     * nothing either. What is remembered for a while makes a first answer dearer: each pair is asked up to three times.
     */
    private void asMuchWork(Route route, @Nullable Role role, Map<String, String> row, @Nullable Viewer viewer) {
        int theirs = 0;
        int unknown = 0;
        for (int i = 0; i < 3; i++) {
            walker.ask(route, row, viewer);
            theirs = walker.statements();
            walker.ask(route, unknown(route, row), viewer);
            unknown = walker.statements();
            if (theirs == unknown || DEARER.contains(route.name())) {
                compared += theirs == unknown ? 1 : 0;
                return;
            }
        }
        fault(
                route,
                role,
                "takes " + theirs + " statements for what is not theirs and " + unknown + " for what does not exist",
                "");
    }

    private static String plain(MockHttpServletResponse response, Map<String, String> row) throws Exception {
        return response.getContentAsString()
                .replaceAll("name=\"(_csrf|back)\" value=\"[^\"]*\"", "")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "#")
                .replaceAll("ORD-[0-9]{4}-[0-9]{4,9}", "#");
    }

    private String fault(Route route, @Nullable Role role, String what, String cell) {
        faults.add(route.name() + " as " + (role == null ? "nobody" : role) + ": " + what);
        return cell;
    }

    // ---- the table

    private void compare(Map<String, Map<String, String>> table) throws Exception {
        var file = Path.of("..", "docs", "security", "routes-by-roles.md");
        var text = Table.of(table);
        if (Boolean.getBoolean("saan.write-docs")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(file).content().isEqualTo(text);
    }
}
