package org.saan.hub.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.saan.hub.directory.Aliases;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Pages of groups by an old id, or by a code, old or present, lead to the page of the group as it is now. */
@Configuration(proxyBeanMethods = false)
class AliasRedirect implements WebMvcConfigurer, HandlerInterceptor {
    /** After it is known who may see pages of groups. */
    private static final int AFTER_THE_GUARD = 10;

    private static final Pattern GROUP = Pattern.compile("^/groups/([0-9a-fA-F-]{36}|[A-Za-z]{1,3}[0-9]{1,8})(/.*)?$");

    private final Aliases aliases;

    AliasRedirect(Aliases aliases) {
        this.aliases = aliases;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/groups/**").order(AFTER_THE_GUARD);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var group = GROUP.matcher(request.getRequestURI());
        if (!request.getMethod().equals("GET") || !group.matches()) {
            return true;
        }
        var named = group.group(1);
        var present = aliases.find(named).filter(id -> !id.toString().equalsIgnoreCase(named));
        if (present.isEmpty()) {
            return true;
        }
        var rest = group.group(2) == null ? "" : group.group(2);
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        response.sendRedirect("/groups/" + present.get() + rest + query);
        return false;
    }
}
