package org.saan.hub.messaging;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A real mail server and a made LINE for the contexts of these tests; they live as long as the tests do. */
final class Post implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    static final LineFake LINE = new LineFake();
    static final String SECRET = "a secret of the fake";

    static {
        MAIL.start();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "post",
                        java.util.Map.of(
                                "saan.smtp-url",
                                "smtp://127.0.0.1:" + MAIL.getSmtp().getPort(),
                                "saan.smtp-from",
                                "saan@example.org",
                                "saan.line-url",
                                LINE.url(),
                                "saan.line-token",
                                LineFake.TOKEN,
                                "saan.line-secret",
                                SECRET,
                                "saan.line-patience-ms",
                                "1000")));
    }

    static List<MimeMessage> to(String address) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().contains(address);
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    /** The plain part 0, or the HTML part 1. */
    static String part(MimeMessage mail, int index) {
        try {
            BodyPart part = ((MimeMultipart) mail.getContent()).getBodyPart(index);
            return String.valueOf(part.getContent());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
