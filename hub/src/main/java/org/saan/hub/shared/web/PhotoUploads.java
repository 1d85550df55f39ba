package org.saan.hub.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartFile;

/**
 * Photos (at addresses that end with {@code /photos}) that are too large together are answered with words. Without this the server would stop reading in the middle, and the
 * form would come without its token and seem to be forged.
 */
public final class PhotoUploads extends OncePerRequestFilter {
    /** Less than {@code spring.servlet.multipart.max-file-size}, so that no file alone stops the reading either. */
    public static final int MOST_MEGABYTES = 50;

    private static final int LONGEST_NAME = 80;
    private static final long MOST_BYTES = MOST_MEGABYTES * 1024L * 1024;
    private static final Pattern PHOTOS = Pattern.compile("/[a-z-]+/[0-9a-f-]{36}(?:/rounds/[0-9]+)?/photos");

    /** The files of a field that was filled in; browsers send an empty one for a field that was not. */
    public static List<MultipartFile> sent(@Nullable List<MultipartFile> files) {
        return (files == null ? List.<MultipartFile>of() : files)
                .stream()
                        .filter(file -> !file.isEmpty() || !name(file).isEmpty())
                        .toList();
    }

    /** What a file is called on the phone that sent it, without folders. */
    public static String name(MultipartFile file) {
        var name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        var bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .strip();
        return bare.substring(Math.max(0, bare.length() - LONGEST_NAME));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getMethod().equals("POST")
                && request.getContentLengthLong() > MOST_BYTES
                && PHOTOS.matcher(request.getRequestURI()).matches()) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", request.getRequestURI() + "?busy");
            return;
        }
        chain.doFilter(request, response);
    }

    @Configuration(proxyBeanMethods = false)
    static class Setup {
        @Bean
        static FilterRegistrationBean<PhotoUploads> photoUploads() {
            var filter = new FilterRegistrationBean<>(new PhotoUploads());
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
            return filter;
        }
    }
}
