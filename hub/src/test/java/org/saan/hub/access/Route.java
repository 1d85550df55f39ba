package org.saan.hub.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Role;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A route as the hub declares it.
 *
 * @param name method and path with bare names of variables, such as {@code GET /orders/{id}}
 * @param pattern the path as it is declared
 */
record Route(String name, String method, String pattern, HandlerMethod handler, Audience audience) {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::((?:[^{}]|\\{[^{}]*\\})*))?\\}");

    /** A variable of a path: its name, and what may stand for it when the path lists that. */
    record Variable(String name, @Nullable String form) {
        List<String> choices() {
            return form != null && form.matches("[a-z0-9-]+(\\|[a-z0-9-]+)+") ? List.of(form.split("\\|")) : List.of();
        }
    }

    static List<Route> of(RequestMappingHandlerMapping mapping) {
        var routes = new ArrayList<Route>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            if (!handler.getBeanType().getName().startsWith("org.saan.")) {
                return;
            }
            var methods = info.getMethodsCondition().getMethods().isEmpty()
                    ? List.of(RequestMethod.GET, RequestMethod.POST)
                    : List.copyOf(info.getMethodsCondition().getMethods());
            for (var pattern : info.getPatternValues()) {
                for (var method : methods) {
                    routes.add(new Route(
                            method + " " + VARIABLE.matcher(pattern).replaceAll("{$1}"),
                            method.name(),
                            pattern,
                            handler,
                            audienceOf(handler)));
                }
            }
        });
        routes.sort(Comparator.comparing(
                        (Route route) -> route.name().substring(route.name().indexOf('/')))
                .thenComparing(Route::method));
        return routes;
    }

    private static Audience audienceOf(HandlerMethod handler) {
        var own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Audience.class);
        var audience =
                own != null ? own : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Audience.class);
        if (audience == null) {
            throw new AssertionError("a route without an audience: " + handler);
        }
        return audience;
    }

    boolean reads() {
        return method.equals("GET");
    }

    /** Whether the page is declared for people of that role; without a role, for whoever has not signed in. */
    boolean isFor(@Nullable Role role) {
        return audience.anybody()
                || role != null
                        && (audience.value().length == 0
                                || Arrays.asList(audience.value()).contains(role));
    }

    List<Variable> variables() {
        var found = new ArrayList<Variable>();
        var matcher = VARIABLE.matcher(pattern);
        while (matcher.find()) {
            found.add(new Variable(matcher.group(1), matcher.group(2)));
        }
        return found;
    }

    /** All ways to choose among the words that the path lists; one empty way for a path that lists none. */
    List<Map<String, String>> ways() {
        List<Map<String, String>> ways = new ArrayList<>(List.of(Map.of()));
        for (var variable : variables()) {
            if (!variable.choices().isEmpty()) {
                ways = ways.stream()
                        .flatMap(way -> variable.choices().stream().map(choice -> {
                            var more = new LinkedHashMap<>(way);
                            more.put(variable.name(), choice);
                            return (Map<String, String>) more;
                        }))
                        .toList();
            }
        }
        return ways;
    }

    /** The address with these values. */
    String path(Map<String, String> values) {
        return VARIABLE.matcher(pattern).replaceAll(found -> {
            var value = values.get(found.group(1));
            if (value == null) {
                throw new AssertionError(name + " needs a value for " + found.group(1));
            }
            return java.util.regex.Matcher.quoteReplacement(
                    org.springframework.web.util.UriUtils.encodePathSegment(value, "UTF-8"));
        });
    }
}
