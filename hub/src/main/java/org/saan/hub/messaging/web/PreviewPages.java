package org.saan.hub.messaging.web;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.saan.hub.messaging.Letter;
import org.saan.hub.messaging.Letters;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.PublicAddress;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** How each kind of message reads, in both languages and by each channel, with made-up arguments. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class PreviewPages {
    private static final UUID NONE = new UUID(0, 0);

    private final Letters letters;
    private final PublicAddress hub;

    PreviewPages(Letters letters, PublicAddress hub) {
        this.letters = letters;
        this.hub = hub;
    }

    @GetMapping("/messages/templates")
    ModelAndView list(Shell shell) {
        return new ModelAndView(
                "messaging/web/templates",
                "page",
                new TemplatesPage(
                        shell.titled("messaging.preview.title"),
                        letters.templates().stream()
                                .map(key ->
                                        new Template(key, letters.subject(key, letters.samples(key), shell.language())))
                                .toList()));
    }

    @GetMapping("/messages/templates/{template}")
    ModelAndView one(Shell shell, @PathVariable String template) {
        if (!letters.templates().contains(template)) {
            throw new NotFound("template");
        }
        return new ModelAndView(
                "messaging/web/template",
                "page",
                new TemplatePage(
                        shell.titled("messaging.preview.one"),
                        template,
                        Arrays.stream(Language.values())
                                .map(language -> sample(template, language))
                                .toList()));
    }

    private Sample sample(String template, Language language) {
        var args = letters.samples(template);
        var letter = new Letter(
                NONE,
                NONE,
                "name@example.org",
                language,
                letters.subject(template, args, language),
                letters.text(template, args, language),
                letters.action(template, language),
                hub.base() + "/notices",
                null);
        return new Sample(
                language,
                letter.subject(),
                letter.text(),
                letter.action(),
                letters.plain(letter),
                letters.line(letter));
    }

    record Template(String key, String subject) {}

    record TemplatesPage(Shell shell, List<Template> templates) {}

    record Sample(Language language, String subject, String text, String action, String plain, String line) {
        List<String> paragraphs() {
            return Arrays.asList(text.split("\\n\\s*\\n"));
        }
    }

    record TemplatePage(Shell shell, String template, List<Sample> samples) {}
}
