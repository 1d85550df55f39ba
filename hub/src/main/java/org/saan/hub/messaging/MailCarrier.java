package org.saan.hub.messaging;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.PublicAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Mail by SMTP. The line to the server is opened before the letter is said to be leaving, so that a server that is away
 * leaves nothing in doubt; what remains is the time between its last word and ours.
 */
@Component
class MailCarrier implements Carrier {
    private static final Logger log = LoggerFactory.getLogger(MailCarrier.class);

    private final MailSettings settings;
    private final Letters letters;
    private final PublicAddress hub;
    private final Clock clock;

    MailCarrier(MailSettings settings, Letters letters, PublicAddress hub, Clock clock) {
        this.settings = settings;
        this.letters = letters;
        this.hub = hub;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public boolean isSetUp() {
        return settings.isSetUp();
    }

    @Override
    public Outcome carry(To to, HandOver handOver) {
        var session = Session.getInstance(settings.properties());
        try (var line = session.getTransport(settings.protocol())) {
            line.connect(settings.host(), settings.port(), settings.user(), settings.password());
            var letter = handOver.letter();
            if (letter.isEmpty()) {
                return new Outcome.Dropped();
            }
            return hand(line, mail(session, letter.get()));
        } catch (AuthenticationFailedException e) {
            log.warn("the mail server does not let us in");
            return new Outcome.Later("refused");
        } catch (MessagingException e) {
            log.warn("the mail server cannot be reached: {}", e.getClass().getSimpleName());
            return new Outcome.Later("unreachable");
        }
    }

    private static Outcome hand(jakarta.mail.Transport line, MimeMessage mail) throws MessagingException {
        try {
            line.sendMessage(mail, mail.getAllRecipients());
            return new Outcome.Taken();
        } catch (SendFailedException e) {
            return answer(e);
        } catch (MessagingException e) {
            return new Outcome.Unsure();
        }
    }

    /** The server said no: 4xx for now, 5xx for ever (RFC 5321 section 4.2.1); without a number nobody knows. */
    private static Outcome answer(MessagingException failure) {
        for (Exception e = failure; e instanceof MessagingException m; e = m.getNextException()) {
            int code = code(m);
            if (code >= 500) {
                return new Outcome.Never(m instanceof SMTPAddressFailedException ? "bad_address" : "refused");
            }
            if (code >= 400) {
                return new Outcome.Later("busy");
            }
        }
        return new Outcome.Unsure();
    }

    private static int code(MessagingException e) {
        return switch (e) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> 0;
        };
    }

    private MimeMessage mail(Session session, Letter letter) throws MessagingException {
        var mail = new KnownMail(session, letter.id(), settings.domain(hub.base()));
        mail.setFrom(settings.from());
        mail.setRecipients(MimeMessage.RecipientType.TO, new Address[] {new InternetAddress(letter.to(), true)});
        mail.setSubject(Letters.oneLine(letter.subject()), "UTF-8");
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("Content-Language", letter.language().tag());
        if (letter.unsubscribe() != null) {
            mail.setHeader("List-Unsubscribe", "<" + letter.unsubscribe() + ">");
            mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        var plain = new MimeBodyPart();
        plain.setText(letters.plain(letter), StandardCharsets.UTF_8.name());
        var html = new MimeBodyPart();
        html.setText(letters.html(letter), StandardCharsets.UTF_8.name(), "html");
        mail.setContent(new MimeMultipart("alternative", plain, html));
        mail.saveChanges();
        return mail;
    }

    /** A mail that keeps its Message-ID however often it is tried: mailboxes may know it again. */
    private static final class KnownMail extends MimeMessage {
        private final String id;

        KnownMail(Session session, UUID delivery, String domain) {
            super(session);
            id = "<" + delivery + "@" + domain + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    /** Where mail goes: {@code smtp://user@host:587} or {@code smtps://host}; the password comes from the environment. */
    @Component
    static class MailSettings {
        private static final int PATIENCE = 20_000;

        private final java.net.@Nullable URI url;
        private final @Nullable String password;
        private final String from;

        MailSettings(org.springframework.core.env.Environment environment) {
            var text = environment.getProperty("saan.smtp-url", "");
            url = text.isBlank() ? null : java.net.URI.create(text.strip());
            if (url != null
                    && (url.getHost() == null
                            || !java.util.Set.of("smtp", "smtps").contains(url.getScheme()))) {
                throw new IllegalArgumentException(
                        "saan.smtp-url (SAAN_SMTP_URL) is not an address like smtp://user@mail.example.org:587");
            }
            password = environment.getProperty("saan.smtp-password");
            from = environment.getProperty("saan.smtp-from", "");
        }

        boolean isSetUp() {
            return url != null;
        }

        private java.net.URI url() {
            return java.util.Objects.requireNonNull(url);
        }

        String protocol() {
            return url().getScheme();
        }

        String host() {
            return url().getHost();
        }

        int port() {
            return url().getPort() >= 0
                    ? url().getPort()
                    : protocol().equals("smtps") ? 465 : user() == null ? 25 : 587;
        }

        @Nullable
        String user() {
            var info = url().getUserInfo();
            return info == null ? null : info.split(":", 2)[0];
        }

        @Nullable
        String password() {
            var info = url().getUserInfo();
            return password != null || info == null || !info.contains(":") ? password : info.split(":", 2)[1];
        }

        String domain(String hub) {
            return java.util.Objects.requireNonNullElse(java.net.URI.create(hub).getHost(), "localhost");
        }

        InternetAddress from() throws MessagingException {
            return from.isBlank() ? new InternetAddress("saan@" + host(), true) : new InternetAddress(from, true);
        }

        Properties properties() {
            var all = new Properties();
            var way = "mail." + protocol() + ".";
            all.setProperty(way + "connectiontimeout", Integer.toString(PATIENCE));
            all.setProperty(way + "timeout", Integer.toString(PATIENCE));
            all.setProperty(way + "writetimeout", Integer.toString(PATIENCE));
            all.setProperty(way + "ssl.checkserveridentity", "true");
            all.setProperty(way + "starttls.enable", "true");
            // A password is never said where others can hear it.
            all.setProperty(way + "starttls.required", Boolean.toString(user() != null));
            all.setProperty(way + "auth", Boolean.toString(user() != null));
            all.setProperty(way + "quitwait", "false");
            return all;
        }
    }
}
