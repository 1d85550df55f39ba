package org.saan.hub.training.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.shared.Audience;
import org.saan.hub.training.Badges;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Badges for programs: the signed credential, who issued it, with which key, and which were revoked. */
@Controller
@Audience(anybody = true)
class BadgePages {
    private static final MediaType JWT = MediaType.parseMediaType("application/vc+jwt");

    private final Badges badges;

    BadgePages(Badges badges) {
        this.badges = badges;
    }

    @GetMapping("/certificates/{code:[A-Z2-9]{16}}/badge")
    ResponseEntity<String> badge(@PathVariable String code) {
        return ResponseEntity.ok().contentType(JWT).body(badges.signed(code));
    }

    @GetMapping("/badges/issuer")
    ResponseEntity<Map<String, Object>> issuer() {
        return json(badges.profile());
    }

    @GetMapping("/badges/jwks.json")
    ResponseEntity<Map<String, Object>> keys() {
        return json(badges.keys());
    }

    @GetMapping("/badges/keys/{key:[A-Za-z0-9_-]{43}}")
    ResponseEntity<Map<String, Object>> key(@PathVariable String key) {
        return json(badges.key(key));
    }

    @GetMapping("/badges/status/1")
    ResponseEntity<String> status() {
        return ResponseEntity.ok().contentType(JWT).body(badges.statusList());
    }

    /** What a badge was given for. */
    @GetMapping("/badges/achievements/{workshop:[0-9a-f-]{36}}")
    ResponseEntity<Map<String, Object>> achievement(@PathVariable UUID workshop) {
        var achievement = new LinkedHashMap<String, Object>();
        achievement.put(
                "@context",
                List.of(
                        "https://www.w3.org/ns/credentials/v2",
                        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"));
        achievement.putAll(badges.achievement(workshop));
        return json(achievement);
    }

    private static ResponseEntity<Map<String, Object>> json(Map<String, Object> body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }
}
