package org.saan.hub.shared.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Finds the compiled template of a view name such as {@code ordering/web/weave}; its only parameter is {@code page}. */
@Component
class JteViews implements ViewResolver, Ordered {
    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.saan.hub");

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        var template = name + ".jte";
        return engine.hasTemplate(template) ? view(template) : null;
    }

    private View view(String template) {
        return (model, request, response) -> {
            Map<String, Object> params = new HashMap<>();
            if (model != null && model.get("page") instanceof Object page) {
                params.put("page", page);
            }
            // Rendered whole before the first byte leaves: a page that breaks is an error page, never half a page.
            var html = new Utf8ByteOutput();
            engine.render(template, params, html);
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(html.getContentLength());
            html.writeTo(response.getOutputStream());
        };
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
