package org.saan.hub.messaging.web;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.AccountContacts;
import org.saan.hub.messaging.Channel;
import org.saan.hub.messaging.LineLinks;
import org.saan.hub.messaging.MessageList;
import org.saan.hub.messaging.MessagePreferences;
import org.saan.hub.messaging.MessagePreferences.Wishes;
import org.saan.hub.messaging.QuietHours;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How one wants to be told. */
@Controller
@Audience
class PreferencePages {
    private final MessagePreferences preferences;
    private final AccountContacts contacts;
    private final LineLinks line;
    private final MessageList messages;

    PreferencePages(MessagePreferences preferences, AccountContacts contacts, LineLinks line, MessageList messages) {
        this.preferences = preferences;
        this.contacts = contacts;
        this.line = line;
        this.messages = messages;
    }

    @GetMapping("/message-preferences")
    ModelAndView form(Shell shell, Viewer viewer) {
        return page(shell, viewer, stored(viewer), Map.of(), null);
    }

    @PostMapping("/message-preferences")
    ModelAndView save(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked, RedirectAttributes flash) {
        var typed = new Typed(
                asked.getOrDefault("email", ""),
                asked.getOrDefault("phone", ""),
                asked.containsKey("byEmail"),
                asked.containsKey("byLine"),
                asked.containsKey("announcements"),
                asked.getOrDefault("from", ""),
                asked.getOrDefault("until", ""));
        var errors = new HashMap<String, String>();
        var from = time(typed.from(), "from", errors, shell);
        var until = time(typed.until(), "until", errors, shell);
        if (from != null && until != null) {
            try {
                contacts.change(viewer.accountId(), typed.email(), typed.phone(), viewer);
                preferences.choose(
                        new Wishes(typed.byEmail(), typed.byLine(), typed.announcements(), new QuietHours(from, until)),
                        viewer);
            } catch (Refusal refusal) {
                errors.put(String.valueOf(refusal.field()), shell.say(refusal));
            }
        }
        if (!errors.isEmpty()) {
            var view = page(shell, viewer, typed, errors, null);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        flash.addFlashAttribute("notice", shell.t("messaging.preferences.saved"));
        return new ModelAndView("redirect:/message-preferences");
    }

    private static @Nullable LocalTime time(String text, String field, Map<String, String> errors, Shell shell) {
        try {
            return LocalTime.parse(text.strip());
        } catch (DateTimeException e) {
            errors.put(field, shell.t("messaging.preferences.bad_time"));
            return null;
        }
    }

    @PostMapping("/message-preferences/line")
    ModelAndView linkLine(Shell shell, Viewer viewer) {
        return page(shell, viewer, stored(viewer), Map.of(), line.newCode(viewer));
    }

    @PostMapping("/message-preferences/line/unlink")
    String unlinkLine(Viewer viewer) {
        line.unlink(viewer);
        return "redirect:/message-preferences";
    }

    private Typed stored(Viewer viewer) {
        var wishes = preferences.of(viewer.accountId());
        var person = contacts.find(viewer.accountId());
        return new Typed(
                person.map(one -> one.email() == null ? "" : one.email()).orElse(""),
                person.map(one -> one.phone() == null ? "" : one.phone()).orElse(""),
                wishes.email(),
                wishes.line(),
                wishes.announcements(),
                wishes.quiet().from().toString(),
                wishes.quiet().until().toString());
    }

    private ModelAndView page(
            Shell shell, Viewer viewer, Typed typed, Map<String, String> errors, @Nullable String code) {
        return new ModelAndView(
                "messaging/web/preferences",
                "page",
                new PreferencesPage(
                        shell.titled("messaging.preferences.title"),
                        typed,
                        errors,
                        line.findUser(viewer.accountId()).isPresent(),
                        messages.isSetUp(Channel.LINE),
                        messages.isSetUp(Channel.EMAIL),
                        code));
    }

    record Typed(
            String email,
            String phone,
            boolean byEmail,
            boolean byLine,
            boolean announcements,
            String from,
            String until) {}

    record PreferencesPage(
            Shell shell,
            Typed typed,
            Map<String, String> errors,
            boolean linked,
            boolean lineIsSetUp,
            boolean mailIsSetUp,
            @Nullable String code) {
        @Nullable
        String error(String field) {
            return errors.get(field);
        }
    }
}
