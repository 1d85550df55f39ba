package org.saan.hub.messaging;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.saan.hub.identity.Addressee;
import org.saan.hub.identity.CodeCarrier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;

/** How sign-in codes reach people: by LINE, else by e-mail, else by SMS where a gateway is set up; none is yet. */
@Configuration(proxyBeanMethods = false)
class CodeCarriers {
    private static final String TEMPLATE = "messaging.notice.sign_in_code";

    /** Sends text messages through a gateway. No gateway was chosen; a hub that has one publishes it as a bean. */
    interface SmsGateway {
        boolean isSetUp();

        void send(String phone, UUID code, Instant validUntil);
    }

    /** The gateway of a hub that has none. */
    static final SmsGateway NOT_CONFIGURED = new SmsGateway() {
        @Override
        public boolean isSetUp() {
            return false;
        }

        @Override
        public void send(String phone, UUID code, Instant validUntil) {
            throw new IllegalStateException("no gateway for text messages is set up");
        }
    };

    @Bean
    @Order(1)
    static CodeCarrier codesByLine(LineLinks links, LineCarrier line, @Lazy Messaging messaging) {
        return new ByMessage(Channel.LINE, messaging) {
            @Override
            public Optional<String> findAddress(Addressee person) {
                return line.isSetUp() ? links.findUser(person.account()) : Optional.empty();
            }
        };
    }

    @Bean
    @Order(2)
    static CodeCarrier codesByMail(MailCarrier mail, @Lazy Messaging messaging) {
        return new ByMessage(Channel.EMAIL, messaging) {
            @Override
            public Optional<String> findAddress(Addressee person) {
                return mail.isSetUp() ? Optional.ofNullable(person.email()) : Optional.empty();
            }
        };
    }

    @Bean
    @Order(3)
    static CodeCarrier codesBySms(Optional<SmsGateway> chosen) {
        var gateway = chosen.orElse(NOT_CONFIGURED);
        return new CodeCarrier() {
            @Override
            public Optional<String> findAddress(Addressee person) {
                return gateway.isSetUp() ? Optional.ofNullable(person.phone()) : Optional.empty();
            }

            @Override
            public void carry(Addressee person, UUID code, Instant validUntil) {
                gateway.send(String.valueOf(person.phone()), code, validUntil);
            }
        };
    }

    private abstract static class ByMessage implements CodeCarrier {
        private final Channel channel;
        private final Messaging messaging;

        ByMessage(Channel channel, Messaging messaging) {
            this.channel = channel;
            this.messaging = messaging;
        }

        @Override
        public void carry(Addressee person, UUID code, Instant validUntil) {
            var message = Message.of(TEMPLATE, new Recipient.Account(person.account()))
                    .about("sign_in", code.toString())
                    .at("/sign-in/code")
                    .forSignIn();
            messaging.sendCode(message, person, channel, findAddress(person).orElseThrow(), validUntil);
        }
    }
}
