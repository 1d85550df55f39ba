package org.saan.hub.access;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.saan.hub.TestHub;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.multipart.MultipartFile;

/** Asks routes with whatever they need to be understood. */
@TestComponent
class Walker {
    private static final AtomicInteger ADDRESS = new AtomicInteger();

    @Autowired
    private MockMvc web;

    @Autowired
    private PlatformTransactionManager transactions;

    private String why = "";
    private int statements;

    /** What the last request broke on. */
    String why() {
        return why;
    }

    /** How many statements the last request sent to the database. */
    int statements() {
        return statements;
    }

    /** The row with the chosen words of the path; absent when it is about other words. */
    static @Nullable Map<String, String> with(Map<String, String> row, Map<String, String> way) {
        var values = new LinkedHashMap<>(row);
        for (var choice : way.entrySet()) {
            var had = values.put(choice.getKey(), choice.getValue());
            if (had != null && !had.equals(choice.getValue())) {
                return null;
            }
        }
        return values;
    }

    /** Whether words can be looked for there. */
    static boolean searches(Route route) {
        return Arrays.stream(route.handler().getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestParam.class)
                        && (Map.class.isAssignableFrom(parameter.getParameterType())
                                || name(parameter).equals("q")));
    }

    /** Asks as that person; what it writes is taken back. */
    MockHttpServletResponse ask(Route route, Map<String, String> row, @Nullable Viewer viewer) {
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            try {
                return send(route, row, viewer);
            } catch (Exception broken) {
                throw new IllegalStateException(route.name(), broken);
            }
        }));
    }

    private MockHttpServletResponse send(Route route, Map<String, String> row, @Nullable Viewer viewer)
            throws Exception {
        var parameters = route.handler().getMethodParameters();
        var uri = java.net.URI.create(route.path(row));
        var files = Arrays.stream(parameters)
                .filter(parameter ->
                        parameter.getGenericParameterType().getTypeName().contains(MultipartFile.class.getName()))
                .map(parameter -> name(parameter))
                .toList();
        var asked = files.isEmpty() ? request(HttpMethod.valueOf(route.method()), uri) : null;
        var sent = asked == null ? multipart(uri) : null;
        if (sent != null) {
            files.forEach(field -> sent.file(World.picture(field, 5)));
        }
        var filled = new TreeMap<String, String>(Forms.of(route.name(), row));
        row.forEach((name, value) -> {
            if (name.startsWith("?")) {
                filled.put(name.substring(1), value);
            }
        });
        for (var parameter : parameters) {
            var param = parameter.getParameterAnnotation(RequestParam.class);
            if (param != null
                    && !Map.class.isAssignableFrom(parameter.getParameterType())
                    && !files.contains(name(parameter))) {
                var name = name(parameter);
                boolean needed = param.required() && param.defaultValue().equals(ValueConstants.DEFAULT_NONE);
                if (needed || row.containsKey(name)) {
                    filled.putIfAbsent(name, row.getOrDefault(name, sample(parameter.getParameterType())));
                }
            }
        }
        if (asked != null) {
            if (route.reads()) {
                // As a browser asks: answers are kept by the whole address.
                filled.forEach(asked::queryParam);
            } else {
                filled.forEach(asked::param);
            }
            if (viewer != null) {
                asked.with(TestHub.as(viewer));
            }
            if (!route.reads()) {
                asked.with(csrf());
            }
            if (Arrays.stream(parameters).anyMatch(one -> one.hasParameterAnnotation(RequestBody.class))) {
                asked.contentType("application/json").content("{}");
            }
            return answer(asked);
        }
        filled.forEach(Objects.requireNonNull(sent)::param);
        if (viewer != null) {
            sent.with(TestHub.as(viewer));
        }
        return answer(sent.with(csrf()));
    }

    private MockHttpServletResponse answer(AbstractMockHttpServletRequestBuilder<?> asked) throws Exception {
        int before = Statements.now();
        var result = web.perform(asked.with(somewhere())).andReturn();
        statements = Statements.now() - before;
        why = String.valueOf(result.getResolvedException());
        return result.getResponse();
    }

    /** Each from an address of its own, so that none waits for the limits of another. */
    static RequestPostProcessor somewhere() {
        return request -> {
            int n = ADDRESS.incrementAndGet();
            request.setRemoteAddr("10." + (n >> 16 & 255) + "." + (n >> 8 & 255) + "." + (n & 255));
            return request;
        };
    }

    private static String name(MethodParameter parameter) {
        var param = parameter.getParameterAnnotation(RequestParam.class);
        if (param != null && !param.name().isEmpty()) {
            return param.name();
        }
        return parameter.getParameter().getName();
    }

    private static String sample(Class<?> type) {
        if (type.isEnum()) {
            return ((Enum<?>) type.getEnumConstants()[0]).name();
        }
        if (type == UUID.class || Collection.class.isAssignableFrom(type)) {
            return UUID.randomUUID().toString();
        }
        return type == int.class || type == Integer.class ? "0" : type == boolean.class ? "true" : "x";
    }
}
