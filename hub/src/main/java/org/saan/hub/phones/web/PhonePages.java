package org.saan.hub.phones.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Words;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The service worker, the page that it shows without signal, and who is signed in now. */
@Controller
@Audience(anybody = true)
class PhonePages {
    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");

    private final Words words;
    private final PhoneShell shell = new PhoneShell();

    PhonePages(Words words) {
        this.words = words;
    }

    /** At the root, for a service worker rules over the addresses below its own. Browsers ask at each visit whether it changed. */
    @GetMapping("/sw.js")
    ResponseEntity<String> worker() {
        return ResponseEntity.ok()
                .contentType(SCRIPT)
                .cacheControl(CacheControl.noCache())
                .body(shell.worker());
    }

    /**
     * Who is signed in.
     *
     * @param account absent when nobody is
     * @param parameter name of the field that forms show the token in
     */
    record Me(@Nullable UUID account, String parameter, String token) {}

    /** Asked before anything is sent from the queue of a phone, where both may be of another day. */
    @GetMapping("/phone/me")
    ResponseEntity<Me> me(Shell frame, @Nullable Viewer viewer) {
        var token = frame.formToken().get();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("Saan-Me", "yes")
                .body(new Me(viewer == null ? null : viewer.accountId(), token.name(), token.value()));
    }

    /** Kept on phones for any account, so in both languages and with nobody's name. */
    record OfflinePage(Words words) {
        String th(String key) {
            return words.say(Language.TH, key);
        }

        String en(String key) {
            return words.say(Language.EN, key);
        }
    }

    @GetMapping("/offline")
    ModelAndView offline() {
        return new ModelAndView("phones/web/offline", "page", new OfflinePage(words));
    }
}
