package org.saan.hub.programme;

import java.util.List;

/**
 * Something that is wrong with a template.
 *
 * @param path of the field, such as {@code indicators[2].target}; empty for the whole file
 * @param reason key of the message files, whose sentence the arguments fill
 */
public record TemplateFault(String path, String reason, List<Object> args) {
    public TemplateFault {
        args = List.copyOf(args);
    }

    static TemplateFault of(String path, String reason, Object... args) {
        return new TemplateFault(path, reason, List.of(args));
    }
}
