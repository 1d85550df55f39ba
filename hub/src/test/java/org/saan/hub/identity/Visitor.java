package org.saan.hub.identity;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.HashMap;
import java.util.Map;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** A browser that keeps its cookies, behind one address of the network. */
final class Visitor {
    private final MockMvc web;
    private final String address;
    private final Map<String, Cookie> jar = new HashMap<>();

    Visitor(MockMvc web, String address) {
        this.web = web;
        this.address = address;
    }

    MockHttpServletResponse get(String path) throws Exception {
        return send(MockMvcRequestBuilders.get(path));
    }

    /** @param values names and values in turn */
    MockHttpServletResponse post(String path, String... values) throws Exception {
        var request = MockMvcRequestBuilders.post(path).with(csrf());
        for (int i = 0; i < values.length; i += 2) {
            request.param(values[i], values[i + 1]);
        }
        return send(request);
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        request.with(sent -> {
            sent.setRemoteAddr(address);
            return sent;
        });
        if (!jar.isEmpty()) {
            request.cookie(jar.values().toArray(Cookie[]::new));
        }
        var response = web.perform(request).andReturn().getResponse();
        for (var cookie : response.getCookies()) {
            if (cookie.getMaxAge() == 0) {
                jar.remove(cookie.getName());
            } else {
                jar.put(cookie.getName(), new Cookie(cookie.getName(), cookie.getValue()));
            }
        }
        return response;
    }

    /** Where the form leads. */
    String signIn(String name, String password) throws Exception {
        return String.valueOf(
                post("/sign-in", "name", name, "password", password).getRedirectedUrl());
    }

    boolean isIn() throws Exception {
        return get("/account").getStatus() == 200;
    }

    String cookie(String name) {
        var cookie = jar.get(name);
        return cookie == null ? "" : cookie.getValue();
    }

    void plant(String name, String value) {
        jar.put(name, new Cookie(name, value));
    }

    /** All is deleted, as in a new window that keeps nothing. */
    void forget(String name) {
        jar.remove(name);
    }
}
