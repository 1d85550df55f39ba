package org.saan.hub.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.TestHub;
import org.saan.hub.identity.AccountContacts;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.identity.Notices;
import org.saan.hub.messaging.DeliveryView.State;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@HubTest
@ContextConfiguration(initializers = {TestHub.class, Post.class})
class DeliveringTest {
    private static final Viewer ADMIN = viewer(Role.ADMINISTRATOR, Identity.PROGRAMME);
    private static final String OFFERED = "ordering.notice.offered";

    @Autowired
    private Messaging messaging;

    @Autowired
    private MessageList list;

    @Autowired
    private Delivery delivery;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Identity identity;

    @Autowired
    private AccountContacts contacts;

    @Autowired
    private Notices notices;

    @Autowired
    private LineLinks line;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc web;

    @Autowired
    private Letters letters;

    @Autowired
    private org.saan.hub.shared.PublicAddress hub;

    @Autowired
    private java.time.Clock clock;

    private Viewer leader(String name) {
        var group = UUID.randomUUID();
        var id = identity.createAccount(
                new NewAccount(name, "บัวผัน ข้อมูลเทียม", Role.GROUP_LEADER, group, Language.TH), ADMIN);
        return new Viewer(id, "บัวผัน ข้อมูลเทียม", Role.GROUP_LEADER, group, Language.TH);
    }

    private Message offer(Recipient to, String subject) {
        return Message.of(OFFERED, to)
                .with("ORD-2570-0001")
                .with(120)
                .at("/our-work")
                .about("test", subject)
                .urgently();
    }

    private void send(Message message) {
        transaction.executeWithoutResult(status -> messaging.send(message));
    }

    private List<DeliveryView> about(String subject) {
        return messaging.about("test", subject, ADMIN);
    }

    /** Until nothing about it is on its way. */
    private List<DeliveryView> settled(String subject) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            delivery.work();
            if (about(subject).stream().noneMatch(one -> one.state() == State.WAITING)) {
                return about(subject);
            }
            Thread.sleep(50);
        }
        return about(subject);
    }

    private String linked(Viewer person) {
        var user = "U" + UUID.randomUUID().toString().replace("-", "");
        assertThat(line.typed(user, line.newCode(person).toLowerCase(java.util.Locale.ROOT)))
                .contains(person.accountId());
        return user;
    }

    @Test
    void whatIsToldOutsideATransactionIsRefusedAndWhatIsRolledBackIsNeverTold() {
        var message = offer(new Recipient.Outside("never@example.org", "x", Language.EN), "rolled-back");
        assertThatThrownBy(() -> messaging.send(message)).isInstanceOf(IllegalTransactionStateException.class);
        transaction.executeWithoutResult(status -> {
            messaging.send(message);
            status.setRollbackOnly();
        });
        delivery.work();
        assertThat(about("rolled-back")).isEmpty();
        assertThat(Post.to("never@example.org")).isEmpty();
    }

    @Test
    void aMailHasThaiInItsSubjectBothFormsEscapedTextAndAnIdOfItsOwn() throws Exception {
        var evil = "<b onclick=x>ผ้า</b>\r\nBcc: everybody@example.org";
        send(Message.of(OFFERED, new Recipient.Outside("ingrid@example.org", "Ingrid (fictional)", Language.TH))
                .with(evil)
                .with(120)
                .about("test", "evil"));
        assertThat(settled("evil").getFirst().state()).isEqualTo(State.SENT);
        var mail = Post.to("ingrid@example.org").getFirst();
        assertThat(mail.getSubject())
                .isEqualTo("มีงานเสนอให้กลุ่มของคุณ คำสั่งซื้อ <b onclick=x>ผ้า</b> Bcc: everybody@example.org");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getMessageID())
                .startsWith("<" + about("evil").getFirst().id());
        assertThat(Post.part(mail, 0)).contains("<b onclick=x>ผ้า</b>").contains("120 ชิ้น");
        assertThat(Post.part(mail, 1))
                .contains("&lt;b onclick=x&gt;ผ้า&lt;/b&gt;")
                .doesNotContain("<b onclick");
        assertThat(mail.getHeader("List-Unsubscribe")).isNull();
    }

    @Test
    void theSecretOfAMailedLinkIsKeptNowhereOnceItIsSent() throws Exception {
        send(Message.of(OFFERED, new Recipient.Outside("secret@example.org", "Ingrid (fictional)", Language.TH))
                .with("x")
                .with(1)
                .at("/en/enquiries/the-secret-of-the-link")
                .about("test", "secret"));
        assertThat(settled("secret").getFirst().state()).isEqualTo(State.SENT);
        assertThat(Post.part(Post.to("secret@example.org").getFirst(), 0)).contains("the-secret-of-the-link");
        assertThat(jdbc.sql("select count(*) from messaging.message where href like '%the-secret-of%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void manyNodesAtOnceSendEachMessageOnce() throws Exception {
        int many = 60;
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < many; i++) {
                messaging.send(offer(new Recipient.Outside("n" + i + "@once.example.org", "x", Language.EN), "once"));
            }
        });
        try (var nodes = Executors.newFixedThreadPool(4)) {
            Callable<Integer> node = () -> delivery.work();
            for (var done : nodes.invokeAll(List.of(node, node, node, node))) {
                done.get();
            }
        }
        assertThat(settled("once")).hasSize(many).allMatch(one -> one.state() == State.SENT && one.tries() == 1);
        var ids = new HashSet<String>();
        for (var mail : Post.to("@once.example.org")) {
            assertThat(ids.add(mail.getMessageID())).isTrue();
        }
        assertThat(ids).hasSize(many);
    }

    /** A row as a killed node leaves it behind. */
    private void killed(String subject, String state) {
        jdbc.sql("""
                        update messaging.delivery set state = :state, claim = gen_random_uuid(), ended_at = null,
                            claimed_at = now() - interval '6 minutes'
                        where channel <> 'IN_APP'
                          and message_id in (select id from messaging.message where subject_id = :subject)
                        """).param("state", state).param("subject", subject).update();
    }

    @Test
    void aMailWhoseNodeDiedBeforeItLeftIsSentAndOneThatWasLeavingIsLeftToAPerson() throws Exception {
        send(offer(new Recipient.Outside("before@example.org", "x", Language.EN), "before"));
        killed("before", "CLAIMED");
        assertThat(settled("before").getFirst().state()).isEqualTo(State.SENT);
        assertThat(Post.to("before@example.org")).hasSize(1);

        send(offer(new Recipient.Outside("during@example.org", "x", Language.EN), "during"));
        settled("during");
        killed("during", "SENDING");
        delivery.work();
        var unsure = about("during").getFirst();
        assertThat(unsure.state()).isEqualTo(State.FAILED);
        assertThat(unsure.reason()).isEqualTo("unsure");
        assertThat(Post.to("during@example.org")).hasSize(1);

        list.sendAgain(unsure.id(), ADMIN);
        settled("during");
        var mails = Post.to("during@example.org");
        assertThat(mails).hasSize(2);
        assertThat(mails.get(1).getMessageID()).isEqualTo(mails.get(0).getMessageID());
    }

    @Test
    void lineTakesAMessageOnceThoughItsAnswerWasLostOrItsNodeDied() throws Exception {
        var person = leader("line-once");
        var user = linked(person);
        Post.LINE.next(new LineFake.Fate(true, 200, Duration.ofMillis(1500)));
        send(offer(new Recipient.Account(person.accountId()), "lost"));
        delivery.work();
        jdbc.sql("update messaging.delivery set next_at = now() where state = 'WAITING'")
                .update();
        var sent = settled("lost").stream()
                .filter(one -> one.channel() == Channel.LINE)
                .findFirst()
                .orElseThrow();
        assertThat(sent.state()).isEqualTo(State.SENT);
        assertThat(sent.tries()).isEqualTo(2);
        assertThat(Post.LINE.answers()).contains(409);
        assertThat(Post.LINE.to(user)).hasSize(1);
        killed("lost", "SENDING");
        settled("lost");
        assertThat(Post.LINE.to(user)).hasSize(1);
        assertThat(Post.LINE.to(user).getFirst().text())
                .contains("ORD-2570-0001")
                .contains("/our-work");
    }

    @Test
    void lineThatIsBusyIsTriedLaterAndOneThatRefusesIsGivenUpAndMaySendAgain() throws Exception {
        var person = leader("line-busy");
        var user = linked(person);
        Post.LINE.next(new LineFake.Fate(false, 429, Duration.ZERO));
        send(offer(new Recipient.Account(person.accountId()), "busy"));
        delivery.work();
        var busy = about("busy").stream()
                .filter(one -> one.channel() == Channel.LINE)
                .findFirst()
                .orElseThrow();
        assertThat(busy.state()).isEqualTo(State.LATER);
        assertThat(busy.reason()).isEqualTo("busy");
        Post.LINE.next(new LineFake.Fate(false, 403, Duration.ZERO));
        jdbc.sql("update messaging.delivery set next_at = now() where id = :id")
                .param("id", busy.id())
                .update();
        var refused = settled("busy").stream()
                .filter(one -> one.channel() == Channel.LINE)
                .findFirst()
                .orElseThrow();
        assertThat(refused.state()).isEqualTo(State.FAILED);
        assertThat(refused.reason()).isEqualTo("no_right");
        list.sendAgain(refused.id(), ADMIN);
        settled("busy");
        assertThat(Post.LINE.to(user)).hasSize(1);
    }

    @Test
    void aServerThatIsAwayLeavesNothingInDoubt() {
        var away = new MailCarrier(
                new MailCarrier.MailSettings(new MockEnvironment().withProperty("saan.smtp-url", "smtp://127.0.0.1:1")),
                letters,
                hub,
                clock);
        var outcome = away.carry(new Carrier.To(UUID.randomUUID(), "x@example.org"), () -> {
            throw new AssertionError("nothing may leave");
        });
        assertThat(outcome).isEqualTo(new Carrier.Outcome.Later("unreachable"));
    }

    @Test
    void afterManyTriesItIsGivenUpVisibly() {
        var claim = UUID.randomUUID();
        // In one transaction, so that the hub never sees it wait.
        transaction.executeWithoutResult(status -> {
            messaging.send(offer(new Recipient.Outside("tired@example.org", "x", Language.EN), "tired"));
            jdbc.sql("update messaging.delivery set state = 'CLAIMED', claim = :claim, claimed_at = now(), tries = 7"
                            + " where address = 'tired@example.org'")
                    .param("claim", claim)
                    .update();
        });
        outbox.later(held("tired@example.org", claim, 7), "unreachable");
        assertThat(about("tired")).singleElement().satisfies(tired -> {
            assertThat(tired.state()).isEqualTo(State.FAILED);
            assertThat(tired.reason()).isEqualTo("gave_up");
        });
    }

    private Outbox.Claimed held(String address, UUID claim, int tries) {
        var id = jdbc.sql("select id from messaging.delivery where address = :address")
                .param("address", address)
                .query(UUID.class)
                .single();
        return new Outbox.Claimed(
                id,
                claim,
                Channel.EMAIL,
                null,
                address,
                Language.EN,
                id,
                tries,
                OFFERED,
                List.of(),
                "/our-work",
                "tired",
                Message.Kind.NOTICE,
                true);
    }

    @Test
    void anErasedPersonIsReachedNowhereAnyMore() {
        var person = leader("to-be-erased");
        jdbc.sql(
                        "insert into messaging.line_user (account_id, line_user_id, linked_at) values (:id, 'U-erased', now())")
                .param("id", person.accountId())
                .update();
        transaction.executeWithoutResult(status -> {
            messaging.send(offer(new Recipient.Account(person.accountId()), "erased"));
            identity.eraseAccount(person.accountId(), "erased");
        });
        assertThat(jdbc.sql("select count(*) from messaging.line_user where line_user_id = 'U-erased'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from messaging.delivery where address = 'U-erased' or account_id = :id"
                                + " and state = 'WAITING'")
                        .param("id", person.accountId())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aPersonWithoutEmailAndLineFindsItInTheHubAndAnAnswerShows() {
        var person = leader("only-hub");
        send(offer(new Recipient.Account(person.accountId()), "hub"));
        assertThat(about("hub")).singleElement().satisfies(one -> {
            assertThat(one.channel()).isEqualTo(Channel.IN_APP);
            assertThat(one.state()).isEqualTo(State.DELIVERED);
        });
        assertThat(notices.list(person))
                .singleElement()
                .satisfies(one -> assertThat(one.key()).isEqualTo(OFFERED));
        var neighbour = new Viewer(UUID.randomUUID(), "x", Role.GROUP_LEADER, person.organisationId(), Language.TH);
        assertThat(notices.list(neighbour)).isEmpty();
        transaction.executeWithoutResult(status -> messaging.answered("test", "hub"));
        assertThat(about("hub").getFirst().state()).isEqualTo(State.ANSWERED);
    }

    @Test
    void anAnnouncementCarriesTheWayOutWhichWorksWithoutSigningInAndOrdersStillCome() throws Exception {
        var to = new Recipient.Outside("news@example.org", "Ingrid (fictional)", Language.EN);
        send(offer(to, "news").announcement());
        settled("news");
        var mail = Post.to("news@example.org").getFirst();
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        var address = mail.getHeader("List-Unsubscribe")[0].replaceAll("[<>\\s]", "");
        var path = address.substring(hub.base().length());
        web.perform(get(path)).andExpect(status().isOk());
        send(offer(to, "news-2").announcement());
        assertThat(settled("news-2").getFirst().state()).isEqualTo(State.SENT);
        web.perform(post(path).param("List-Unsubscribe", "One-Click")).andExpect(status().isOk());
        send(offer(to, "news-3").announcement());
        assertThat(settled("news-3").getFirst().reason()).isEqualTo("unsubscribed");
        send(offer(to, "order"));
        assertThat(settled("order").getFirst().state()).isEqualTo(State.SENT);
        var other = path.substring(0, "/unsubscribe/".length()) + UUID.randomUUID() + path.substring(path.indexOf('.'));
        web.perform(post(other)).andExpect(status().isNotFound());
    }

    @Test
    void lineIsBelievedOnlyWithItsSignatureAndWhoBlocksUsIsLeftAlone() throws Exception {
        var person = leader("line-hook");
        var code = line.newCode(person);
        var typed = event("message", "Uhook", ",\"message\":{\"type\":\"text\",\"text\":\"" + code + "\"}");
        web.perform(post("/line/webhook").content(typed).header("X-Line-Signature", "wrong"))
                .andExpect(status().isForbidden());
        assertThat(line.findUser(person.accountId())).isEmpty();
        web.perform(post("/line/webhook").content(typed).header("X-Line-Signature", signature(typed)))
                .andExpect(status().isOk());
        assertThat(line.findUser(person.accountId())).contains("Uhook");
        var thief = event("message", "Uthief", ",\"message\":{\"type\":\"text\",\"text\":\"" + code + "\"}");
        web.perform(post("/line/webhook").content(thief).header("X-Line-Signature", signature(thief)))
                .andExpect(status().isOk());
        assertThat(line.findUser(person.accountId())).contains("Uhook");
        var gone = event("unfollow", "Uhook", "");
        web.perform(post("/line/webhook").content(gone).header("X-Line-Signature", signature(gone)))
                .andExpect(status().isOk());
        assertThat(line.findUser(person.accountId())).isEmpty();
    }

    private static String event(String type, String user, String more) {
        return "{\"events\":[{\"type\":\"" + type + "\",\"source\":{\"type\":\"user\",\"userId\":\"" + user + "\"}"
                + more + "}]}";
    }

    private static String signature(String body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Post.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void onlyThoseWhoRunTheProgrammeSeeTheListAndItsFilesAndPages() throws Exception {
        send(offer(new Recipient.Outside("list@example.org", "=cmd()", Language.EN), "list"));
        for (var path : List.of(
                "/messages",
                "/messages?q=list&state=sent",
                "/messages.csv",
                "/messages/templates",
                "/messages/templates/" + OFFERED,
                "/leader-accounts",
                "/message-preferences")) {
            web.perform(get(path).with(as(ADMIN))).andExpect(status().isOk());
        }
        var csv = web.perform(get("/messages.csv?q=list").with(as(ADMIN)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(csv).contains("'=cmd()");
        var person = leader("list-leader");
        for (var path : List.of("/messages", "/messages.csv", "/messages/templates", "/leader-accounts")) {
            web.perform(get(path).with(as(person))).andExpect(status().isNotFound());
        }
    }

    @Test
    void everyTemplateHasAllItsWords() {
        assertThat(letters.templates()).contains(OFFERED, "messaging.notice.sign_in_code");
        for (var template : letters.templates()) {
            for (var language : Language.values()) {
                assertThat(letters.subject(template, letters.samples(template), language))
                        .isNotBlank()
                        .doesNotContain("{");
                assertThat(letters.text(template, letters.samples(template), language))
                        .isNotBlank()
                        .doesNotContain("{");
                assertThat(letters.action(template, language)).isNotBlank();
            }
        }
    }

    @Test
    void textsOfBothLanguagesAreSaidInTheLanguageOfTheReader() throws Exception {
        send(Message.of(OFFERED, new Recipient.Outside("english@example.org", "x", Language.EN))
                .with(new LocalizedText("ไทย", "English"))
                .with(1200)
                .about("test", "english"));
        settled("english");
        assertThat(Post.to("english@example.org").getFirst().getSubject())
                .isEqualTo("Work offered to your group, order English");
    }
}
