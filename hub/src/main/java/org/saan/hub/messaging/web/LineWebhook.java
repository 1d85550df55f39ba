package org.saan.hub.messaging.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.saan.hub.messaging.LineLinks;
import org.saan.hub.shared.Audience;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What LINE tells us: somebody typed a code, blocked the bot or came back. Nothing is believed without LINE's signature of
 * the whole body. Events may come twice; codes work once. Texts are not kept, so that one taken back (unsend) is nowhere.
 */
@RestController
@Audience(anybody = true)
class LineWebhook {
    private final LineLinks links;
    private final ObjectMapper json;
    private final String secret;

    LineWebhook(LineLinks links, ObjectMapper json, Environment environment) {
        this.links = links;
        this.json = json;
        secret = environment.getProperty("saan.line-secret", "").strip();
    }

    @PostMapping("/line/webhook")
    ResponseEntity<Void> told(
            @RequestBody byte[] body, @RequestHeader(name = "X-Line-Signature", defaultValue = "") String signature) {
        if (secret.isEmpty() || !isSigned(body, signature)) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        try {
            json.readTree(body).path("events").forEach(this::note);
        } catch (JacksonException e) {
            return ResponseEntity.badRequest().build();
        }
        return ResponseEntity.ok().build();
    }

    private void note(JsonNode event) {
        var user = event.path("source").path("userId").asString("");
        if (user.isEmpty() || !event.path("source").path("type").asString("").equals("user")) {
            return;
        }
        switch (event.path("type").asString("")) {
            case "message" ->
                links.typed(user, event.path("message").path("text").asString(""));
            case "unfollow" -> links.left(user, true);
            case "follow" -> links.left(user, false);
            default -> {}
        }
    }

    private boolean isSigned(byte[] body, String signature) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var right = Base64.getEncoder().encodeToString(mac.doFinal(body));
            return MessageDigest.isEqual(
                    right.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
