package org.saan.hub.shared.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Words;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Gives controllers the {@link Shell} of the request, and the {@link Viewer} where somebody is signed in. */
@Component
class ShellResolver implements HandlerMethodArgumentResolver {
    static final String LANGUAGE_COOKIE = "saan_language";
    static final String THEME_COOKIE = "saan_theme";

    private final Words words;
    private final List<NavEntry> nav;

    ShellResolver(Words words, List<NavEntry> nav) {
        this.words = words;
        this.nav = nav.stream().sorted(Comparator.comparingInt(NavEntry::order)).toList();
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Shell.class || parameter.getParameterType() == Viewer.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binder) {
        var request = webRequest.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("no servlet request");
        }
        return parameter.getParameterType() == Viewer.class ? viewer() : shell(request);
    }

    Shell shell(HttpServletRequest request) {
        var viewer = viewer();
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        var query = request.getQueryString();
        var path = request.getRequestURI() + (query == null ? "" : "?" + query);
        return new Shell(
                words,
                language(request, viewer),
                theme(request),
                viewer,
                path,
                () -> csrf == null
                        ? Shell.FormToken.NONE
                        : new Shell.FormToken(csrf.getParameterName(), csrf.getToken()),
                viewer == null
                        ? List.of()
                        : nav.stream()
                                .filter(entry -> entry.roles().contains(viewer.role()))
                                .toList(),
                notice(request),
                "",
                false,
                false);
    }

    static @Nullable Viewer viewer() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Viewer viewer ? viewer : null;
    }

    /** The address of a public page names its language; elsewhere the reader's choice, then the browser's. */
    private static Language language(HttpServletRequest request, @Nullable Viewer viewer) {
        var path = request.getRequestURI();
        if (path.matches("/(th|en)(/.*)?")) {
            return Language.of(path.substring(1, 3));
        }
        return cookie(request, LANGUAGE_COOKIE)
                .map(Language::of)
                .orElseGet(() -> viewer != null
                        ? viewer.language()
                        : Language.of(request.getLocale().toLanguageTag()));
    }

    private static @Nullable String theme(HttpServletRequest request) {
        return cookie(request, THEME_COOKIE)
                .filter(theme -> theme.equals("dark") || theme.equals("light"))
                .orElse(null);
    }

    private static @Nullable String notice(HttpServletRequest request) {
        var flash = RequestContextUtils.getInputFlashMap(request);
        return flash != null && flash.get("notice") instanceof String notice ? notice : null;
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : java.util.Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
