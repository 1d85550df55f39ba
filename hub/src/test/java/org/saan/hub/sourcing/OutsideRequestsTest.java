package org.saan.hub.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.directory.DataRequest;
import org.saan.hub.directory.DataRequests;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.Retention;
import org.saan.hub.platform.FileStore;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.media.SamplePhotos;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A buyer without account asks what is held and wants to be forgotten: everywhere, within 30 days, once it is known who asks. */
@HubTest
@Import(SourcingScene.class)
class OutsideRequestsTest {
    private static final Viewer OFFICER = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);

    @Autowired
    private SourcingScene scene;

    @Autowired
    private DataRequests requests;

    @Autowired
    private Retention retention;

    @Autowired
    private EnquiryFiles files;

    @Autowired
    private FileStore store;

    @Autowired
    private MockMvc web;

    @Autowired
    private JdbcClient jdbc;

    private String email = "";

    @BeforeEach
    void aBuyerAsksForMats() {
        email = "Forget-" + UUID.randomUUID() + "@example.org";
        scene.groups.clear();
    }

    /** An enquiry of that buyer, in that state. */
    private UUID enquiry(String state) {
        var id = scene.enquiries.ask(scene.enquiry(1, 5), List.of(), BuyerKey.draw());
        jdbc.sql("""
                        update sourcing.enquiry set email = :email, name = 'Ingrid Forgettable', state = :state,
                            lost_reason = case when :state = 'LOST' then 'price' end, search_key = 'ingrid forgettable'
                        where id = :id
                        """)
                .param("email", email)
                .param("state", state)
                .param("id", id)
                .update();
        return id;
    }

    /** The buyer of an enquiry said no to its quotation, in words. */
    private void saysNo(UUID enquiry) {
        jdbc.sql("""
                        with quoted as (
                            insert into sourcing.quotation (id, number, enquiry_id, state, created_at)
                            values (gen_random_uuid(), 'QUO-' || :enquiry, :enquiry, 'LOST', now()) returning id),
                        version as (
                            insert into sourcing.quotation_version (quotation_id, version, valid_until, currency, incoterm,
                                incoterm_place, deposit_percent, total_minor, written_at, written_by)
                            select id, 1, current_date, 'THB', 'FCA', 'Bangkok', 0, 100, now(), gen_random_uuid() from quoted
                            returning quotation_id)
                        insert into sourcing.quotation_decline (quotation_id, version, reason, words, declined_at)
                        select quotation_id, 1, 'price', 'Ingrid would pay less', now() from version
                        """).param("enquiry", enquiry).update();
    }

    /** What buyers of these enquiries said against quotations. */
    private List<String> noes(UUID... enquiries) {
        return jdbc.sql("""
                        select coalesce(d.words, '–') from sourcing.quotation_decline d
                        join sourcing.quotation q on q.id = d.quotation_id join sourcing.enquiry e on e.id = q.enquiry_id
                        where e.id in (:ids) order by e.changed_at
                        """)
                .param("ids", List.of(enquiries))
                .query(String.class)
                .list();
    }

    private void mail() {
        var message = UUID.randomUUID();
        jdbc.sql("""
                        insert into messaging.message (id, template, args, href, subject_type, subject_id, kind, urgent, made_at)
                        values (:id, 'x', '["Ingrid Forgettable"]', '/en/enquiries/secret', 'test', 'x', 'NOTICE', false, now())
                        """).param("id", message).update();
        jdbc.sql("""
                        insert into messaging.delivery (id, message_id, channel, to_name, address, language, state, made_at,
                            next_at, retry_key)
                        values (:id, :message, 'EMAIL', 'Ingrid Forgettable', :email, 'en', 'WAITING', now(),
                            now() + interval '1 day', gen_random_uuid())
                        """)
                .param("id", UUID.randomUUID())
                .param("message", message)
                .param("email", email.toLowerCase(java.util.Locale.ROOT))
                .update();
    }

    private UUID asked(DataRequest.Kind kind) {
        return requests.recordOutside(
                "Ingrid Forgettable", email, kind, "", scene.today().minusDays(31), OFFICER);
    }

    private int count(String of) {
        return jdbc.sql("select count(*) from " + of)
                .param("email", email)
                .query(Integer.class)
                .single();
    }

    @Test
    void nothingIsToldOrErasedBeforeItIsKnownWhoAsks() throws Exception {
        enquiry("LOST");
        var id = asked(DataRequest.Kind.ERASURE);
        assertThatThrownBy(() -> requests.exportOutside(id, OFFICER)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> requests.eraseOutside(id, OFFICER)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> requests.end(id, DataRequest.State.DONE, "", OFFICER))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> requests.checkIdentity(id, "guessed", OFFICER)).isInstanceOf(Refusal.class);
        var coordinator = viewer(Role.COORDINATOR, UUID.randomUUID());
        assertThatThrownBy(() -> requests.checkIdentity(id, "met", coordinator)).isInstanceOf(NotFound.class);
        assertThat(requests.list("OPEN", 0, coordinator).rows())
                .noneMatch(one -> one.id().equals(id));
        var row = requests.list("OPEN", 0, OFFICER).rows().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(row.late()).isTrue();
        assertThat(row.daysLeft()).isEqualTo(-1);
        var page = web.perform(get("/people/requests").with(as(OFFICER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("1 day late", "/people/requests/" + id + "/identity");
        assertThat(page).doesNotContain("/people/requests/" + id + "/erase");
    }

    @Test
    void theBuyerReadsWhatIsHeldAndIsForgottenEverywhereSaveInOrders() throws Exception {
        var lost = enquiry("LOST");
        var won = enquiry("WON");
        saysNo(lost);
        mail();
        var id = asked(DataRequest.Kind.ERASURE);
        // That it has come is told at once.
        assertThat(count("messaging.delivery where lower(address) = lower(:email)"))
                .isEqualTo(2);
        requests.checkIdentity(id, "mail", OFFICER);
        var copy = web.perform(post("/people/requests/" + id + "/data.json")
                        .with(csrf())
                        .with(as(OFFICER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();
        assertThat(copy.getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(copy.getContentAsString()).contains("Ingrid Forgettable", "enquiry", "mail");
        web.perform(post("/people/requests/" + id + "/erase").with(csrf()).with(as(OFFICER)))
                .andExpect(status().is3xxRedirection());
        assertThat(noes(lost)).containsExactly("–");
        assertThat(jdbc.sql("select name || email || search_key from sourcing.enquiry where id = :id")
                        .param("id", lost)
                        .query(String.class)
                        .single())
                .doesNotContainIgnoringCase("ingrid")
                .doesNotContainIgnoringCase("forget");
        assertThat(jdbc.sql("select name from sourcing.enquiry where id = :id")
                        .param("id", won)
                        .query(String.class)
                        .single())
                .isEqualTo("Ingrid Forgettable");
        // Of the letters one is left: the answer, which waits to be sent.
        assertThat(jdbc.sql("""
                                select m.template from messaging.delivery d join messaging.message m on m.id = d.message_id
                                where lower(d.address) = lower(:email)
                                """).param("email", email).query(String.class).list())
                .containsExactly("people.notice.request_done");
        assertThat(count("messaging.message where args::text like '%Forgettable%'"))
                .isZero();
        assertThat(count("directory.personal_data_request where lower(outside_email) = lower(:email)"))
                .isZero();
        assertThat(jdbc.sql("select state || ' ' || answer from directory.personal_data_request where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .startsWith("DONE ")
                .contains("1");
    }

    private EnquiryFiles.Kept file(UUID enquiry, int tone) {
        var kept = files.keep("sketch.jpg", SamplePhotos.photo("jpg", 60, 60, tone));
        jdbc.sql("insert into sourcing.enquiry_file (enquiry_id, position, kind, name, digest, bytes)"
                        + " values (:id, 0, 'JPEG', 'sketch.jpg', :digest, :bytes)")
                .param("id", enquiry)
                .param("digest", kept.digest().hex())
                .param("bytes", kept.bytes())
                .update();
        return kept;
    }

    @Test
    void theFilesOfWhoIsForgottenGoFromTheStoreSaveThoseThatOthersNeed() throws Exception {
        var own = file(enquiry("LOST"), 61);
        var both = file(enquiry("LOST"), 62);
        var first = email;
        email = "other-" + first;
        file(enquiry("LOST"), 62);
        email = first;
        var id = asked(DataRequest.Kind.ERASURE);
        requests.checkIdentity(id, "mail", OFFICER);
        assertThat(store.exists(own.digest())).isTrue();
        web.perform(post("/people/requests/" + id + "/erase").with(csrf()).with(as(OFFICER)))
                .andExpect(status().is3xxRedirection());
        assertThat(store.exists(own.digest())).isFalse();
        assertThat(store.exists(both.digest())).isTrue();
    }

    @Test
    void afterTwoYearsFilesAndBuyersWhoNeverOrderedGoToo() {
        var old = enquiry("LOST");
        var kept = file(old, 63);
        var buyer = UUID.randomUUID();
        jdbc.sql("""
                        insert into sourcing.buyer (id, code, name, name_key, country, email, created_at)
                        values (:id, 'B-' || :id, 'Ingrid Forgettable', 'ingrid ' || :id, 'NO', 'i@example.org',
                            now() - interval '731 days')
                        """).param("id", buyer).update();
        jdbc.sql("update sourcing.enquiry set changed_at = now() - interval '731 days' where id = :id")
                .param("id", old)
                .update();
        retention.run();
        assertThat(store.exists(kept.digest())).isFalse();
        assertThat(jdbc.sql("select name || coalesce(email, '') from sourcing.buyer where id = :id")
                        .param("id", buyer)
                        .query(String.class)
                        .single())
                .isEqualTo("B-" + buyer);
    }

    @Test
    void whoBoughtIsNamedAsLongAsTheBooksAreKept() {
        var won = enquiry("WON");
        jdbc.sql("update sourcing.enquiry set changed_at = now() - interval '2550 days' where id = :id")
                .param("id", won)
                .update();
        retention.run();
        assertThat(jdbc.sql("select name from sourcing.enquiry where id = :id")
                        .param("id", won)
                        .query(String.class)
                        .single())
                .isEqualTo("Ingrid Forgettable");
        jdbc.sql("update sourcing.enquiry set changed_at = now() - interval '2558 days' where id = :id")
                .param("id", won)
                .update();
        retention.run();
        assertThat(jdbc.sql("select name from sourcing.enquiry where id = :id")
                        .param("id", won)
                        .query(String.class)
                        .single())
                .isEqualTo("–");
    }

    @Test
    void afterTwoYearsAnEnquiryLosesItsNameByItself() {
        var old = enquiry("LOST");
        jdbc.sql("update sourcing.enquiry set changed_at = now() - interval '731 days' where id = :id")
                .param("id", old)
                .update();
        var young = enquiry("LOST");
        saysNo(old);
        saysNo(young);
        retention.run();
        assertThat(noes(old, young)).containsExactly("–", "Ingrid would pay less");
        assertThat(jdbc.sql("select name from sourcing.enquiry where id in (:old, :young) order by changed_at")
                        .param("old", old)
                        .param("young", young)
                        .query(String.class)
                        .list())
                .containsExactly("–", "Ingrid Forgettable");
    }
}
