package org.saan.hub.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets only the declared audience of a route through. To others the page does not exist; whoever has not signed in is asked
 * to, for any such page alike.
 */
class AudienceGuard implements HandlerInterceptor {
    /** Whose page it is: a phone forgets what it keeps of one account when it sees a page of another. */
    static final String ACCOUNT = "Saan-Account";
    /** A phone may keep the page to show without signal: pages for leaders of groups alone, and doors of sessions. */
    static final String KEEP = "Saan-Keep";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        if (!method.getBeanType().getName().startsWith("org.saan.")) {
            return true;
        }
        var audience = audienceOf(method);
        if (audience.anybody()) {
            return true;
        }
        var viewer = ShellResolver.viewer();
        if (viewer == null && request.getMethod().equals("GET")) {
            var query = request.getQueryString();
            var here = request.getRequestURI() + (query == null ? "" : "?" + query);
            response.sendRedirect("/sign-in?to=" + URLEncoder.encode(here, StandardCharsets.UTF_8));
            return false;
        }
        if (viewer == null || (audience.value().length > 0 && !viewer.is(audience.value()))) {
            throw new NotFound(request.getRequestURI());
        }
        response.setHeader(ACCOUNT, viewer.accountId().toString());
        if (audience.kept() || audience.value().length == 1 && audience.value()[0] == Role.GROUP_LEADER) {
            response.setHeader(KEEP, "yes");
        }
        return true;
    }

    static Audience audienceOf(HandlerMethod method) {
        var own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Audience.class);
        var audience =
                own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Audience.class);
        if (audience == null) {
            throw new IllegalStateException("route without an @Audience: " + method);
        }
        return audience;
    }
}
