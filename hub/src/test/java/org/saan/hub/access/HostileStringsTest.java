package org.saan.hub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
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
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Hostile words in every field of every form, in every parameter of every page, and in every column of the database that
 * holds words: whatever shows them shows words. Forms, fields, routes and columns are found, not listed, so that new ones are
 * tried too.
 */
@SpringBootTest(
        properties = {
            "saan.demo=true",
            "saan.demo-password=demo-demo-demo",
            "logging.level.root=OFF",
            "saan.test-world=hostile"
        })
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@ContextConfiguration(initializers = TestHub.class)
@Import({World.class, Walker.class})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DirtiesContext
class HostileStringsTest {
    /** Exports, papers and pictures, in which no form stands. */
    private static final Pattern FILE = Pattern.compile("\\{ending|\\.[a-z]{3,4}$|/static/");

    /** So many of the pages are shown by a real browser; all are read as one reads them. */
    private static final int PAGES_IN_A_BROWSER = 24;

    @Autowired
    private MockMvc web;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private World world;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    private final Set<String> faults = new TreeSet<>();
    private Things things;
    private String why = "";

    @BeforeEach
    void furnish() throws Exception {
        things = new Things(jdbc);
        world.furnish(things);
    }

    private @Nullable Viewer somebody(@Nullable Role role) {
        var group = world.busyGroup();
        return switch (role) {
            case null -> null;
            case GROUP_LEADER -> world.person(role, group);
            case BUYER ->
                world.person(
                        role,
                        world.one(
                                "select o.buyer_id from ordering.buyer_order o join production.work w on w.order_id = o.id"
                                        + " where w.received > 0 order by w.number"));
            case COORDINATOR ->
                world.person(
                        role, world.one("select cluster_id from directory.producer_group where id = '" + group + "'"));
            default -> world.person(role, Identity.PROGRAMME);
        };
    }

    private static List<@Nullable Role> roles() {
        return Stream.concat(Stream.of((Role) null), Arrays.stream(Role.values()))
                .toList();
    }

    private MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request, @Nullable Viewer viewer)
            throws Exception {
        if (viewer != null) {
            request.with(TestHub.as(viewer));
        }
        var result = web.perform(request.with(csrf()).with(Walker.somewhere())).andReturn();
        why = String.valueOf(result.getResolvedException());
        return result.getResponse();
    }

    private MockHttpServletResponse look(String address, @Nullable Viewer viewer) throws Exception {
        return send(get(URI.create(address)), viewer);
    }

    private void check(String what, MockHttpServletResponse response) throws Exception {
        if (response.getStatus() >= 500) {
            faults.add(what + " broke: " + why.substring(0, Math.min(300, why.length())));
        }
        Answers.faults(response).forEach(fault -> faults.add(what + ": " + fault));
    }

    private void finish(String file) throws Exception {
        Files.write(Path.of("target", file), faults);
        assertThat(faults).isEmpty();
    }

    @Test
    @Order(1)
    @DisplayName(
            "SE-03 hostile words in every field of every form stay words, in the answer and in the page that follows")
    void everyFieldOfEveryForm() throws Exception {
        var seen = new TreeSet<String>();
        int sent = 0;
        int kept = 0;
        for (var role : roles()) {
            var viewer = somebody(role);
            for (var asked : Readable.by(viewer, mapping, things, 2)) {
                var address = asked.route().path(asked.row());
                if (FILE.matcher(asked.route().pattern()).find()) {
                    continue;
                }
                var page = look(address, viewer);
                if (!String.valueOf(page.getContentType()).contains("html")) {
                    continue;
                }
                for (var form : Jsoup.parse(page.getContentAsString()).select("form[method=post]")) {
                    var typing = Typing.of(form, address);
                    if (!seen.add(typing.kind()) || typing.action().startsWith("/sign-out")) {
                        continue;
                    }
                    for (var field : typing.words()) {
                        for (var words : Hostile.ALL) {
                            sent++;
                            kept += type(typing, field, words, viewer) ? 1 : 0;
                        }
                    }
                    for (var field : typing.others()) {
                        sent++;
                        type(typing, field, Hostile.MARKUP, viewer);
                    }
                    if (typing.words().isEmpty() && !typing.files().isEmpty()) {
                        sent++;
                        type(typing, "zq", "zq", viewer);
                    }
                }
            }
        }
        System.out.println("forms " + seen.size() + ", sent " + sent + ", taken " + kept);
        Files.write(Path.of("target", "hostile-kinds.txt"), seen);
        finish("hostile-forms.txt");
        assertThat(seen).hasSizeGreaterThan(100);
        assertThat(kept).as("what was taken, so that a page shows it").isGreaterThan(100);
    }

    /** Sends it, looks at the answer and at where it leads, and takes everything back. */
    private boolean type(Typing typing, String field, String words, @Nullable Viewer viewer) {
        var what = "POST " + typing.kind() + " field " + field.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "#") + " as "
                + (viewer == null ? "nobody" : viewer.role()) + " " + words.substring(0, Math.min(6, words.length()));
        return Boolean.TRUE.equals(new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            try {
                var uri = URI.create(typing.action().replace(" ", "%20"));
                AbstractMockHttpServletRequestBuilder<?> request;
                if (typing.files().isEmpty()) {
                    request = post(uri);
                } else {
                    var parts = multipart(uri);
                    for (var file : typing.files()) {
                        parts.file(new MockMultipartFile(
                                file,
                                "\"><zqtag onclick=zqrun()>.jpg",
                                "image/jpeg",
                                World.picture(file, 21).getBytes()));
                    }
                    request = parts;
                }
                typing.with(field, words).forEach((name, values) -> request.param(name, values.toArray(String[]::new)));
                var answer = send(request, viewer);
                check(what, answer);
                var next = answer.getRedirectedUrl();
                if (next == null || !next.startsWith("/")) {
                    return false;
                }
                check(what + " and then", look(next, viewer));
                return !next.startsWith("/sign-in");
            } catch (Exception broken) {
                faults.add(what + " broke with " + broken);
                return false;
            }
        }));
    }

    @Test
    @Order(2)
    @DisplayName("SE-03 hostile words in every parameter of every page are not reflected as anything but words")
    void everyParameterOfEveryPage() throws Exception {
        var seen = new TreeSet<String>();
        for (var role : roles()) {
            var viewer = somebody(role);
            for (var asked : Readable.by(viewer, mapping, things, 1)) {
                var address = asked.route().path(asked.row());
                for (var name : parameters(asked, address, viewer)) {
                    if (!seen.add(asked.route().name() + "?" + name)) {
                        continue;
                    }
                    for (var words : List.of(Hostile.MARKUP, Hostile.ADDRESS, Hostile.SIGNS)) {
                        var request = get(URI.create(address)).queryParam(name, words);
                        asked.row().forEach((other, value) -> {
                            if (!asked.route().pattern().contains("{" + other)
                                    && !other.startsWith("own_")
                                    && !other.equals(name)) {
                                request.queryParam(other, value);
                            }
                        });
                        check(asked.route().name() + "?" + name + "=" + words.substring(0, 6), send(request, viewer));
                    }
                }
            }
        }
        System.out.println("parameters " + seen.size());
        finish("hostile-parameters.txt");
        assertThat(seen).hasSizeGreaterThan(200);
    }

    /** What the route declares, the fields of forms of the page that look for something, and what its links carry. */
    private Set<String> parameters(Readable asked, String address, @Nullable Viewer viewer) throws Exception {
        var names = new TreeSet<>(Set.of("q", "sort", "page", "notice", "back", "zq"));
        for (var parameter : asked.route().handler().getMethodParameters()) {
            var param = parameter.getParameterAnnotation(RequestParam.class);
            if (param != null && !Map.class.isAssignableFrom(parameter.getParameterType())) {
                names.add(param.name().isEmpty() ? parameter.getParameter().getName() : param.name());
            }
        }
        var page = look(address, viewer);
        if (String.valueOf(page.getContentType()).contains("html")) {
            var parsed = Jsoup.parse(page.getContentAsString());
            parsed.select("form:not([method=post]) [name]").forEach(field -> names.add(field.attr("name")));
            parsed.select("main a[href*=?]").forEach(link -> {
                for (var pair : link.attr("href").replaceAll("^[^?]*\\?", "").split("[&#]")) {
                    names.add(pair.replaceAll("=.*", ""));
                }
            });
        }
        names.remove("");
        return names;
    }

    @Test
    @Order(3)
    @DisplayName(
            "SE-03 hostile words in every column that holds words stay words on every page and in every file, and no script runs in a browser without policy")
    void everyPageOfAHostileWorld() throws Exception {
        var columns = Objects.requireNonNull(
                new TransactionTemplate(transactions).execute(status -> Poison.put(jdbc, Hostile.MARKUP)));
        System.out.println("columns " + columns.size());
        Files.write(Path.of("target", "hostile-columns.txt"), columns);
        int showing = 0;
        var pages = new LinkedHashMap<String, MockHttpServletResponse>();
        for (var role : roles()) {
            var viewer = somebody(role);
            for (var asked : Readable.by(viewer, mapping, things, 2)) {
                var request = get(URI.create(asked.route().path(asked.row())));
                asked.row().forEach((name, value) -> {
                    if (!asked.route().pattern().contains("{" + name) && !name.startsWith("own_")) {
                        request.queryParam(name, value);
                    }
                });
                var answer = send(request, viewer);
                check(asked.route().name() + " as " + role, answer);
                if (answer.getContentAsString().contains("zqrun()")) {
                    showing++;
                    pages.putIfAbsent(asked.route().name() + " " + asked.route().ways(), answer);
                }
            }
        }
        System.out.println("showing " + showing + " of which " + pages.size() + " routes");
        Files.write(Path.of("target", "hostile-shown.txt"), pages.keySet());
        finish("hostile-pages.txt");
        assertThat(columns).hasSizeGreaterThan(60);
        assertThat(pages).hasSizeGreaterThan(80);
        var shown = pages.values().stream()
                .filter(answer -> String.valueOf(answer.getContentType()).contains("html"))
                .toList();
        try (var browser = new Browser()) {
            assertThat(browser.ran("<!DOCTYPE html><p title=\"" + Hostile.MARKUP + "'></p>"))
                    .as("what is not escaped is seen to run")
                    .isPositive();
            int every = Math.max(1, shown.size() / PAGES_IN_A_BROWSER);
            for (int i = 0; i < shown.size(); i += every) {
                assertThat(browser.ran(shown.get(i).getContentAsString()))
                        .as(World.words(shown.get(i).getContentAsString()))
                        .isZero();
            }
        }
    }
}
