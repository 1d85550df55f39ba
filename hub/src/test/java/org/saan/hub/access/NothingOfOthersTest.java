package org.saan.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.TestHub;
import org.saan.hub.identity.Identity;
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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Everything that somebody can read, as a page or as a file, holds nothing of another organisation; and no search of theirs
 * can tell that it is there. The words that must not be seen are seen by those whom they belong to.
 */
@SpringBootTest(properties = {"saan.demo=true", "saan.demo-password=demo-demo-demo", "logging.level.root=OFF"})
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@ContextConfiguration(initializers = TestHub.class)
@Import({World.class, Walker.class})
class NothingOfOthersTest {
    private static final int EACH = 6;

    @Autowired
    private Walker walker;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private World world;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    private Things things;
    private UUID group;
    private UUID buyer;

    @BeforeEach
    void mark() throws Exception {
        things = new Things(jdbc);
        world.furnish(things);
        group = world.busyGroup();
        var order = world.one("select order_id from production.work where received > 0 order by number");
        buyer = world.one("select buyer_id from ordering.buyer_order where id = '" + order + "'");
        new TransactionTemplate(transactions).executeWithoutResult(status -> Markers.put(jdbc, group, order, buyer));
    }

    /** As that role, but of another organisation; a competitor who was asked about the same enquiry, for leaders. */
    private @Nullable Viewer stranger(@Nullable Role role) {
        return switch (role) {
            case null -> null;
            case GROUP_LEADER -> world.person(role, competitor());
            case BUYER ->
                world.person(
                        role,
                        world.one(
                                "select b.id from sourcing.buyer b where b.id <> '" + buyer
                                        + "' and exists (select 1 from ordering.buyer_order o where o.buyer_id = b.id)"
                                        + " and not exists (select 1 from identity.api_key k where k.organisation_id = b.id) order by b.code"));
            case COORDINATOR ->
                world.person(
                        role,
                        world.one(
                                "select c.id from directory.cluster c where c.id <> "
                                        + "(select cluster_id from directory.producer_group where id = '" + group + "')"
                                        + " and not exists (select 1 from directory.permission p where p.receiver_id = c.id)"
                                        + " and not exists (select 1 from directory.personal_data_request r"
                                        + " join directory.membership m on m.person_id = r.person_id"
                                        + " join directory.producer_group g on g.id = m.group_id where g.cluster_id = c.id) order by c.code"));
            default -> world.person(role, Identity.PROGRAMME);
        };
    }

    private UUID competitor() {
        return world.one(
                "select c.group_id from sourcing.rfq_group c join directory.producer_group g on g.id = c.group_id"
                        + " where c.rfq_id in (select rfq_id from sourcing.rfq_group where group_id = '" + group + "')"
                        + " and c.group_id <> '" + group + "'"
                        + " and not exists (select 1 from sourcing.rfq_answer a where a.rfq_group_id = c.id and a.note = 'ZqAnswer7402')"
                        + " order by g.code");
    }

    @Test
    @DisplayName("SE-10 pages, exports and files hold no phone, price, name or word of another organisation")
    void nothingOfOthersIsRead() throws Exception {
        var leaks = new ArrayList<String>();
        var seen = new HashMap<String, Set<String>>();
        for (var role : roles()) {
            var viewer = stranger(role);
            for (var asked : Readable.by(viewer, mapping, things, EACH)) {
                var response = walker.ask(asked.route(), asked.row(), viewer);
                var text = text(response);
                for (var marker : Markers.ALL) {
                    if (!text.contains(marker.word())) {
                        continue;
                    }
                    if (role == null || !marker.workers().contains(role)) {
                        leaks.add(marker.word() + " in " + asked.route().name() + " as " + role + " " + asked.row());
                    } else {
                        seen.computeIfAbsent(marker.word(), word -> new LinkedHashSet<>())
                                .add(asked.route().name());
                    }
                }
            }
        }
        write("leaks.txt", leaks);
        assertThat(leaks).isEmpty();
        // Each of them is there to be seen, by those whom it concerns.
        for (var owner : owners()) {
            for (var asked : Readable.by(owner, mapping, things, EACH)) {
                var text = text(walker.ask(asked.route(), asked.row(), owner));
                Markers.ALL.stream()
                        .filter(marker -> text.contains(marker.word()))
                        .forEach(marker -> seen.computeIfAbsent(marker.word(), word -> new LinkedHashSet<>())
                                .add(asked.route().name()));
            }
        }
        assertThat(Markers.ALL.stream().map(Markers.Marker::word).filter(word -> !seen.containsKey(word)))
                .as("seen by nobody, so that its absence shows nothing")
                .isEmpty();
    }

    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z?");

    @Test
    @DisplayName("a search for what belongs to another organisation answers as a search for what nobody has")
    void noSearchTellsOfIt() throws Exception {
        var leaks = new ArrayList<String>();
        int toldToWorkers = 0;
        for (var role : roles()) {
            var viewer = stranger(role);
            for (var route : Route.of(mapping)) {
                // What people looked for in vain is what that list holds.
                if (!route.reads()
                        || !route.isFor(role)
                        || !Walker.searches(route)
                        || route.name().contains("/vocabulary/missed")
                        || route.variables().stream()
                                .anyMatch(variable -> variable.choices().isEmpty())) {
                    continue;
                }
                var way = route.ways().getFirst();
                for (var marker : Markers.ALL) {
                    var nobodys = marker.word().replace('7', '6').replace('Z', 'X');
                    var found = search(route, way, marker.word(), nobodys, viewer);
                    found.removeAll(search(route, way, nobodys, marker.word(), viewer));
                    if (role != null && marker.workers().contains(role)) {
                        toldToWorkers += found.isEmpty() ? 0 : 1;
                    } else if (!found.isEmpty()) {
                        leaks.add(marker.word() + " is told by " + route.name() + " as " + role + ": " + found);
                    }
                }
            }
        }
        write("leaks-of-searches.txt", leaks);
        assertThat(leaks).isEmpty();
        assertThat(toldToWorkers)
                .as("searches that tell those who work with it")
                .isPositive();
    }

    /**
     * What a search finds: where its page leads and how many rows and entries it has, or what its file says, without the words
     * that were looked for. Times and tokens, which differ from page to page, are no part of it.
     *
     * @param other the words this answer is compared with: a number that stands in both answers anyhow may be a part of one of them
     */
    private Set<String> search(
            Route route, Map<String, String> way, String words, String other, @Nullable Viewer viewer)
            throws Exception {
        var row = new LinkedHashMap<>(way);
        row.put("?q", words);
        var response = walker.ask(route, row, viewer);
        // Times first: a part of what was looked for may stand in one.
        var said = TIME.matcher(raw(response)).replaceAll("#").replaceAll("(?i)" + words, "#");
        var found = new TreeSet<String>();
        found.add("status " + response.getStatus());
        if (String.valueOf(response.getContentType()).contains("html")) {
            var links = Pattern.compile("href=\"([^\"?#]*)").matcher(said);
            while (links.find()) {
                found.add(links.group(1));
            }
            for (var tag : List.of("<tr", "<li", "<article", "<option")) {
                for (int n = said.split(tag, -1).length - 1; n > 0; n--) {
                    found.add(n + " times " + tag);
                }
            }
            return found;
        }
        // The answer says again what was looked for, as it is or in parts.
        for (var part :
                (words + " " + other).replaceAll("(?<=[A-Za-z])(?=[0-9])", " ").split("[ ,]")) {
            said = said.replaceAll("(?i)(?<![0-9])" + part + "(?![0-9])", "#");
        }
        said.lines().map(line -> line.replaceAll("#([, ]|%2C)?#", "#")).forEach(found::add);
        return found;
    }

    private static List<@Nullable Role> roles() {
        return Stream.concat(Stream.of((Role) null), Arrays.stream(Role.values()))
                .toList();
    }

    private List<Viewer> owners() {
        return List.of(
                world.person(Role.GROUP_LEADER, group),
                world.person(Role.BUYER, buyer),
                world.account(world.one("select account_id from catalogue.saved_search")));
    }

    private static void write(String file, List<String> lines) throws IOException {
        Files.write(Path.of("target", file), lines);
    }

    /** What a page or file says, without hyphens, spaces and what joins words. */
    private static String text(MockHttpServletResponse response) throws IOException {
        return raw(response).replaceAll("[\\s\u00a0\u2060\u200b-]+", "");
    }

    private static String raw(MockHttpServletResponse response) throws IOException {
        var bytes = response.getContentAsByteArray();
        var type = String.valueOf(response.getContentType());
        String text;
        if (bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K') {
            var all = new StringBuilder();
            try (var zip = ZipFile.builder()
                    .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                    .get()) {
                for (var entry : java.util.Collections.list(zip.getEntries())) {
                    all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            text = all.toString();
        } else if (type.contains("pdf") && bytes.length > 100 && bytes[0] == '%') {
            try (var document = Loader.loadPDF(bytes)) {
                text = new PDFTextStripper().getText(document);
            } catch (IOException notReally) {
                text = new String(bytes, StandardCharsets.UTF_8);
            }
        } else {
            text = new String(bytes, StandardCharsets.UTF_8);
        }
        return text;
    }
}
