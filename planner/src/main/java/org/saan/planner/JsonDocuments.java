package org.saan.planner;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON as the format wants it: integers only, no key twice, one document or one record a line. Objects become maps,
 * numbers become {@code Long}.
 */
final class JsonDocuments {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** The text is not such JSON; the message says where. */
    static final class NotReadable extends Exception {
        private static final long serialVersionUID = 1L;

        NotReadable(String message) {
            super(message);
        }
    }

    private final JsonParser parser;

    private JsonDocuments(JsonParser parser) {
        this.parser = parser;
    }

    static List<Map<String, Object>> read(InputStream in) throws NotReadable {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
            var documents = new ArrayList<Map<String, Object>>();
            var reader = new JsonDocuments(parser);
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.START_OBJECT) {
                    throw reader.bad("an object was expected");
                }
                documents.add(reader.object());
            }
            return documents;
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new NotReadable("text line " + (at == null ? "?" : at.getLineNr()) + ": " + e.getOriginalMessage());
        }
    }

    private Map<String, Object> object() throws NotReadable {
        var map = new LinkedHashMap<String, Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = parser.currentName();
            parser.nextToken();
            var value = value();
            if (value != null) {
                map.put(key, value);
            }
        }
        return map;
    }

    private @Nullable Object value() throws NotReadable {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> integer();
            default -> throw bad("only integers are allowed");
        };
    }

    private Long integer() throws NotReadable {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw bad("the number is too large");
        }
        return parser.getLongValue();
    }

    private List<Object> array() throws NotReadable {
        var list = new ArrayList<Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            var value = value();
            if (value == null) {
                throw bad("null in a list");
            }
            list.add(value);
        }
        return list;
    }

    private NotReadable bad(String what) {
        return new NotReadable("text line " + parser.currentLocation().getLineNr() + ": " + what);
    }
}
