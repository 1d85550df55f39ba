package org.saan.hub.programme;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The lists of a template that are kept entry by entry. */
@Component
class TemplateParts {
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    TemplateParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ArrayNode list(UUID programme, String list) {
        var all = JSON.createArrayNode();
        jdbc.sql("""
                        select content from programme.template_part
                        where programme_id = :programme and list = :list order by position
                        """).param("programme", programme).param("list", list).query(row -> {
            all.add(ordered(list, JSON.readTree(row.getString(1))));
        });
        return all;
    }

    /** Fields in the order of the form: the database keeps none. */
    private static JsonNode ordered(String list, JsonNode content) {
        var shape = TemplateShape.ROOT.fields().get(list);
        return shape != null && shape.shape() instanceof Shape.ListOf(var item, var most, var key)
                ? ordered(item, content)
                : content;
    }

    private static JsonNode ordered(Shape shape, JsonNode content) {
        return switch (shape) {
            case Shape.Parts known
            when content.isObject() -> {
                var node = JSON.createObjectNode();
                known.fields().forEach((name, field) -> {
                    var part = content.get(name);
                    if (part != null) {
                        node.set(name, ordered(field.shape(), part));
                    }
                });
                yield node;
            }
            case Shape.ListOf list
            when content.isArray() -> {
                var node = JSON.createArrayNode();
                content.forEach(one -> node.add(ordered(list.item(), one)));
                yield node;
            }
            default -> content;
        };
    }

    void put(UUID programme, String list, JsonNode entries) {
        jdbc.sql("delete from programme.template_part where programme_id = :programme and list = :list")
                .param("programme", programme)
                .param("list", list)
                .update();
        for (int i = 0; i < entries.size(); i++) {
            jdbc.sql("""
                            insert into programme.template_part (programme_id, list, position, content)
                            values (:programme, :list, :position, :content::jsonb)
                            """)
                    .param("programme", programme)
                    .param("list", list)
                    .param("position", i)
                    .param("content", entries.get(i).toString())
                    .update();
        }
    }
}
