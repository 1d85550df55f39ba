package org.saan.hub.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.saan.hub.identity.Identity;
import org.saan.hub.programme.Programmes;
import org.saan.hub.programme.Templates;
import org.springframework.stereotype.Component;

/** Gives the programmes of the demo what they are copied with: roles, forms, plans of workshops, words and letters. */
@Component
class DemoTemplate {
    private static final String FILE = "/programme/demo-template-lists.json";

    private final Programmes programmes;
    private final Templates templates;

    DemoTemplate(Programmes programmes, Templates templates) {
        this.programmes = programmes;
        this.templates = templates;
    }

    void enter() {
        for (var programme : programmes.listProgrammes()) {
            templates.enter(programme.id(), lists(), Identity.SYSTEM);
        }
    }

    private static String lists() {
        try (var in = Objects.requireNonNull(DemoTemplate.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
