package org.saan.hub.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Outlines of the provinces as paths of SVG, projected once: a degree of longitude is as wide as it is at the middle of the
 * country. Points fall on a fine grid and each is told from the one before, so that the map stays small; neighbours share
 * their points, so no gaps open between them.
 */
public final class ProvinceOutlines {
    public static final int WIDTH = 512;
    public static final int HEIGHT = 920;

    private static final double WEST = 97.3;
    private static final double NORTH = 20.5;
    private static final double SCALE = 61;
    private static final double AT_LATITUDE = 13.5;

    private final Map<String, String> paths = new LinkedHashMap<>();

    public ProvinceOutlines() {
        try (InputStream in = ProvinceOutlines.class.getResourceAsStream("/geo/th_provinces.geojson")) {
            if (in == null) {
                throw new IllegalStateException("missing th_provinces.geojson");
            }
            for (var feature : new JsonMapper().readTree(in).path("features")) {
                paths.put(feature.path("id").asString(), path(feature.path("geometry")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Codes of the provinces and their paths. */
    public Map<String, String> all() {
        return paths;
    }

    public Optional<String> find(String province) {
        return Optional.ofNullable(paths.get(province));
    }

    private static String path(JsonNode geometry) {
        var path = new StringBuilder();
        var coordinates = geometry.path("coordinates");
        if (geometry.path("type").asString().equals("Polygon")) {
            polygon(coordinates, path);
        } else {
            coordinates.forEach(polygon -> polygon(polygon, path));
        }
        return path.toString();
    }

    private static void polygon(JsonNode rings, StringBuilder path) {
        rings.forEach(ring -> ring(ring, path));
    }

    private static void ring(JsonNode ring, StringBuilder path) {
        int x = 0;
        int y = 0;
        int points = 0;
        var text = new StringBuilder();
        for (var point : ring) {
            int px = (int) Math.round((point.get(0).asDouble() - WEST) * Math.cos(Math.toRadians(AT_LATITUDE)) * SCALE);
            int py = (int) Math.round((NORTH - point.get(1).asDouble()) * SCALE);
            if (points == 0) {
                text.append('M').append(px).append(' ').append(py).append('l');
            } else if (px != x || py != y) {
                number(px - x, text);
                number(py - y, text);
            } else {
                continue;
            }
            points++;
            x = px;
            y = py;
        }
        // An island smaller than the grid is still a dot.
        path.append(points > 1 ? text : text.append("1 0 0 1")).append('z');
    }

    private static void number(int number, StringBuilder text) {
        char last = text.charAt(text.length() - 1);
        if (number >= 0 && Character.isDigit(last)) {
            text.append(' ');
        }
        text.append(number);
    }
}
