package org.saan.hub.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.saan.hub.TestHub.as;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.saan.hub.identity.ApiKeys;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.messaging.Unsubscribing;
import org.saan.hub.ordering.NewOrderResponse;
import org.saan.hub.ordering.OrderResponses;
import org.saan.hub.ordering.Ordering;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.media.SamplePhotos;
import org.saan.hub.sourcing.BuyerKey;
import org.saan.hub.sourcing.Enquiries;
import org.saan.hub.sourcing.EnquiryFiles;
import org.saan.hub.sourcing.NewEnquiry;
import org.saan.hub.trade.TellerKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.threeten.extra.YearWeek;

/** The demonstration programme, and beside it one of everything that it lacks, made as people make it. */
@TestComponent
class World {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc web;

    @Autowired
    private Identity identity;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private Unsubscribing unsubscribing;

    @Autowired
    private Ordering ordering;

    @Autowired
    private OrderResponses responses;

    @Autowired
    private Enquiries enquiries;

    @Autowired
    private EnquiryFiles files;

    @Autowired
    private org.saan.hub.training.Enrolments enrolments;

    @Autowired
    private PlatformTransactionManager transactions;

    private final Map<String, Viewer> people = new HashMap<>();
    private final Map<String, Map<String, String>> secrets = new LinkedHashMap<>();
    private boolean furnished;

    /** Somebody with an account in that role for that organisation. */
    Viewer person(Role role, UUID organisation) {
        return people.computeIfAbsent(role + " " + organisation, key -> {
            var viewer = find(role, organisation);
            register(viewer.accountId());
            return viewer;
        });
    }

    private Viewer find(Role role, UUID organisation) {
        return jdbc.sql("""
                        select id from identity.account
                        where role = :role and organisation_id = :organisation and disabled_at is null order by id limit 1
                        """)
                .param("role", role.name())
                .param("organisation", organisation)
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional()
                .map(this::account)
                .orElseGet(() -> {
                    var name = role.name().toLowerCase(java.util.Locale.ROOT) + "-" + organisation;
                    return account(identity.createAccount(
                            new NewAccount(name, "ทดสอบ ข้อมูลเทียม", role, organisation, Language.EN),
                            Identity.SYSTEM));
                });
    }

    Viewer account(UUID id) {
        return jdbc.sql("select name, role, organisation_id from identity.account where id = :id")
                .param("id", id)
                .query((row, n) -> new Viewer(
                        id,
                        row.getString(1),
                        Role.valueOf(row.getString(2)),
                        row.getObject(3, UUID.class),
                        Language.EN))
                .single();
    }

    Viewer officer() {
        return person(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);
    }

    UUID one(String sql) {
        return jdbc.sql(sql).query((row, n) -> row.getObject(1, UUID.class)).list().stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing found: " + sql));
    }

    /** The group of the demonstration whose work has begun. */
    UUID busyGroup() {
        return one("select w.group_id from production.work w where w.received > 0 order by w.number");
    }

    void furnish(Things things) throws Exception {
        var group = busyGroup();
        var leader = person(Role.GROUP_LEADER, group);
        if (!furnished) {
            furnished = true;
            directory(group, leader);
            pictures(group, leader);
            work(group, leader);
            others(leader);
            secrets(group);
            new LearningWorld(jdbc, web).furnish(officer(), secrets);
            papers(group);
        }
        alike();
        secrets.forEach(things::know);
    }

    /**
     * Two groups that may be one, whatever the search for them, which runs meanwhile, thinks of them: it has nothing more to compare.
     */
    private void alike() {
        jdbc.sql("delete from directory.duplicate_check").update();
        jdbc.sql("""
                        with quiet as (
                            select g.id, row_number() over (order by g.code desc) as n from directory.producer_group g
                            where not exists (select 1 from ordering.allocation a where a.group_id = g.id))
                        insert into directory.duplicate_pair (first_id, second_id, points, reasons, cluster_id, found_at)
                        select least(a.id, b.id), greatest(a.id, b.id), 80, '[]', least(a.id, b.id), now()
                        from quiet a join quiet b on b.n = a.n + 1
                        where a.n <= 3 and not exists (select 1 from directory.duplicate_pair)
                        """).update();
    }

    private void directory(UUID group, Viewer leader) throws Exception {
        var officer = officer();
        var far = YearWeek.now().plusWeeks(30);
        done(post("/our-weeks/leave")
                .param("first", far.toString())
                .param("last", far.plusWeeks(1).toString())
                .param("reason", "other")
                .with(as(leader)));
        done(multipart("/our-claims")
                .file(picture("file", 3))
                .param("once", UUID.randomUUID().toString())
                .param(
                        "otherCode",
                        jdbc.sql("select code from directory.producer_group where id <> :id order by code limit 1")
                                .param("id", group)
                                .query(String.class)
                                .single())
                .param("phone", "080-000-0777")
                .param("words", "กลุ่มเดียวกัน")
                .with(as(leader)));
        done(multipart("/imports")
                .file(new MockMultipartFile(
                        "file", "a.csv", null, "ชื่อกลุ่ม,จังหวัด,โทร\nกลุ่มนำเข้า,น่าน,08123\n".getBytes(UTF_8)))
                .param("once", UUID.randomUUID().toString())
                .with(as(officer)));
        var quiet = jdbc.sql("""
                        select g.id from directory.producer_group g
                        where not exists (select 1 from ordering.allocation a where a.group_id = g.id)
                          and g.id <> :id order by g.code limit 4
                        """)
                .param("id", group)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
        done(post("/merges")
                .param("member", quiet.get(2).toString(), quiet.get(3).toString())
                .param("version." + quiet.get(2), version(quiet.get(2)))
                .param("version." + quiet.get(3), version(quiet.get(3)))
                .param("mayOverfill", "yes")
                .param("once", UUID.randomUUID().toString())
                .with(as(officer)));
        asksFromOutside(officer);
        var person = one("""
                select m.person_id from directory.membership m join directory.producer_group g on g.id = m.group_id
                where g.cluster_id is not null and m.until_date is null order by g.code, m.id
                """);
        done(post("/people/" + person + "/requests")
                .param("kind", "ACCESS")
                .param("how", "paper")
                .param("askedOn", java.time.LocalDate.now().toString())
                .with(as(officer)));
        jdbc.sql("""
                        insert into directory.permission
                            (id, giver_kind, giver_id, receiver_kind, receiver_id, scope, from_date, until_date, purpose,
                             given_by, given_at)
                        select gen_random_uuid(), 'group', g.id, r.kind, r.id, s.scope, current_date, current_date + 30,
                               'test', :by, now()
                        from directory.producer_group g,
                             (values ('cluster', (select id from directory.cluster order by code desc limit 1)),
                                     ('group', (select id from directory.producer_group where id <> :group
                                                order by code desc limit 1)),
                                     ('buyer', (select id from sourcing.buyer order by code limit 1)),
                                     ('programme', cast(:programme as uuid))) as r(kind, id),
                             (values ('CAPACITY'), ('CONTACTS')) as s(scope)
                        where g.id = :group
                        union all
                        select gen_random_uuid(), 'cluster', c.id, 'buyer', (select id from sourcing.buyer order by code limit 1),
                               'CAPACITY', current_date, current_date + 30, 'test', :by, now()
                        from directory.cluster c
                        """)
                .param("by", leader.accountId())
                .param("group", group)
                .param("programme", Identity.PROGRAMME)
                .update();
    }

    private String version(UUID group) {
        return jdbc.sql("select version from directory.producer_group where id = :id")
                .param("id", group)
                .query(String.class)
                .single();
    }

    private void pictures(UUID group, Viewer leader) throws Exception {
        var product = one("select id from catalogue.product where published_from is not null and group_id = '" + group
                + "' order by code");
        var profile = one("select id from catalogue.profile where group_id = '" + group + "'");
        for (var path : List.of("/products/" + product, "/profiles/" + profile)) {
            done(multipart(path + "/photos")
                    .file(picture("photos", path.length()))
                    .param("once", UUID.randomUUID().toString())
                    .with(as(leader)));
        }
        for (var kind : List.of("products", "profiles")) {
            var id = kind.equals("products") ? product : profile;
            var first = one("select id from catalogue.image where subject_id = '" + id
                    + "' and removed_at is null order by id");
            done(multipart("/" + kind + "/" + id + "/photos")
                    .file(picture("photos", kind.length() * 7))
                    .param("once", UUID.randomUUID().toString())
                    .with(as(leader)));
            done(post("/" + kind + "/" + id + "/photos/" + first + "/remove").with(as(leader)));
        }
        done(post("/vocabulary/terms/indigo_dye/ways")
                .param("words", "reedmat")
                .param("language", "en")
                .with(as(officer())));
        jdbc.sql("""
                        insert into catalogue.mark (id, group_id, kind, certificate, scope, issued_on)
                        values (gen_random_uuid(), :group, 'OTOP', 'T-1', 'GROUP', current_date)
                        """).param("group", group).update();
        jdbc.sql("""
                        insert into catalogue.missed_search (digest, words, language, times, first_on, last_on)
                        values (md5('wanted'), 'wanted', 'en', 3, current_date, current_date)
                        """).update();
    }

    private void work(UUID group, Viewer leader) throws Exception {
        var work = one("select id from production.work where received > 0 and group_id = '" + group + "'");
        done(multipart("/our-work/" + work + "/report")
                .file(picture("photos", 9))
                .param("once", UUID.randomUUID().toString())
                .param(
                        "made",
                        jdbc.sql("select made + 1 from production.work where id = :id")
                                .param("id", work)
                                .query(String.class)
                                .single())
                .param("feeling", "ON_TIME")
                .param("note", "")
                .with(as(leader)));
        done(post("/receiving/" + work + "/deliveries")
                .param("once", UUID.randomUUID().toString())
                .param("said", "4")
                .param("counted", "3")
                .param("dyeLot", "K4")
                .param("colour", "WITHIN")
                .with(as(officer())));
        var order = one("select order_id from production.work where id = '" + work + "'");
        var lines = ordering.getOrder(order, officer()).lines().stream()
                .map(line -> new NewOrderResponse.Line(
                        line.id(),
                        java.math.BigDecimal.valueOf(line.quantity()),
                        YearWeek.now().plusWeeks(30)))
                .toList();
        responses.answer(UUID.randomUUID(), order, new NewOrderResponse("test", lines), officer());
        for (int i = 0; i < 2; i++) {
            ask(order, group);
        }
        done(post("/samples/" + one("select id from design.sample order by number") + "/send")
                .param("version", "0")
                .with(as(leader)));
        done(multipart("/samples/" + one("select id from design.sample order by number desc") + "/photos")
                .file(picture("photos", 11))
                .param("once", UUID.randomUUID().toString())
                .with(as(officer())));
        designs(group, order);
    }

    private static final String DRAFT = """
            [WIF]
            [WEAVING]
            Shafts=2
            Treadles=2
            [WARP]
            Threads=2
            [WEFT]
            Threads=2
            [TIEUP]
            1=1
            2=2
            [THREADING]
            1=1
            2=2
            [TREADLING]
            1=1
            2=2
            """;

    /** Two designs of the designer for that group and buyer, one of them like the other, both with picture and tech pack. */
    private void designs(UUID group, UUID order) throws Exception {
        var designer = person(Role.DESIGNER, Identity.PROGRAMME);
        for (int i = 0; i < 2; i++) {
            done(post("/designs")
                    .param("once", UUID.randomUUID().toString())
                    .param("title_en", "Scarf")
                    .param("group", group.toString())
                    .with(as(designer)));
            var path = "/designs/" + one("select id from design.design order by number desc");
            done(multipart(path + "/pictures")
                    .file(picture("photos", 40 + 90 * i))
                    .param("once", UUID.randomUUID().toString())
                    .with(as(designer)));
            done(post(path + "/pack")
                    .param("version", "2")
                    .param("width", "60")
                    .param("length", "180")
                    .with(as(designer)));
            done(multipart(path + "/draft")
                    .file(new MockMultipartFile("wif", "d.wif", "text/plain", DRAFT.getBytes(UTF_8)))
                    .with(as(designer)));
            done(post(path + "/release")
                    .param("version", "4")
                    .param("knows", "on")
                    .with(as(designer)));
        }
        jdbc.sql("update design.design set buyer_id = (select buyer_id from ordering.buyer_order where id = :order)")
                .param("order", order)
                .update();
        jdbc.sql("delete from design.design_nearest").update();
        jdbc.sql("""
                        insert into design.design_nearest
                        select p.id, o.id, p.design_id, o.design_id, 'SAME', true, 0.9, 0.1, false, 0, 1, 20, 9
                        from design.design_picture p, design.design_picture o where o.design_id <> p.design_id
                        """).update();
    }

    private void ask(UUID order, UUID group) throws Exception {
        done(post("/samples")
                .param("once", UUID.randomUUID().toString())
                .param("for", order.toString())
                .param("group", group.toString())
                .param("title_th", "ตัวอย่าง")
                .param("title_en", "Sample")
                .param("colour", "NATURAL")
                .param("wish", "as agreed")
                .param("cost", "0")
                .param("payer", "HUB")
                .with(as(officer())));
    }

    /** Somebody with a passkey and a session in another browser. */
    private void signedInElsewhere(UUID account) {
        jdbc.sql("insert into identity.passkey_holder (account_id, handle) values (:id, sha256('walker'))")
                .param("id", account)
                .update();
        jdbc.sql("""
                        insert into identity.passkey (credential_id, id, account_id, name, public_key, signature_count,
                            uv_initialized, transports, backup_eligible, backup_state, made_at)
                        values ('walker', gen_random_uuid(), :id, 'x', 'x', 0, true, '', false, false, now())
                        """).param("id", account).update();
        jdbc.sql("""
                        insert into identity.spring_session (primary_id, session_id, creation_time, last_access_time,
                            max_inactive_interval, expiry_time, principal_name)
                        values (:key, :key, 0, 0, 2000000000, 9000000000000, :account)
                        """)
                .param("key", UUID.randomUUID().toString())
                .param("account", account.toString())
                .update();
    }

    /** A buyer without account who wants to be forgotten, and of whom it is known that they ask. */
    private void asksFromOutside(Viewer officer) {
        jdbc.sql("""
                        insert into directory.personal_data_request (id, outside_name, outside_email, kind, wish, how,
                            asked_on, due_on, recorded_by, identity_how, identity_at, identity_by)
                        values (:id, 'Ingrid (fictional)', 'walker@example.org', 'ERASURE', '', 'mail', current_date,
                            current_date + 30, :by, 'mail', now(), :by)
                        """)
                .param("id", UUID.randomUUID())
                .param("by", officer.accountId())
                .update();
    }

    /** Everybody with an account is a person of the register, as their own data need. */
    private void register(UUID account) {
        jdbc.sql("""
                        update directory.person set account_id = :account
                        where id = (select p.id from directory.person p
                                    where p.account_id is null and p.erased_at is null order by p.id desc limit 1)
                          and not exists (select 1 from directory.person where account_id = :account)
                        """).param("account", account).update();
    }

    /** What the demonstration has none of and whose making needs a browser, an authenticator or a parcel. */
    private void papers(UUID group) {
        var officer = officer().accountId();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            for (var sql : List.of(
                    """
                    insert into trade.despatch (id, number, order_id, carrier, cartons, despatched_on, written_by, written_at)
                    select gen_random_uuid(), 'DES-2570-9' || row_number() over (order by o.number), o.id, 'Post', 1,
                           current_date, :by, now()
                    from ordering.buyer_order o where o.id in (select order_id from production.work where received > 0)
                    """,
                    """
                    insert into trade.despatch_line (despatch_id, line_id, pieces)
                    select d.id, w.line_id, 1 from trade.despatch d join production.work w on w.order_id = d.order_id
                    where w.received > 0 and d.number like 'DES-2570-9%' on conflict do nothing
                    """,
                    """
                    insert into settlement.credit_note
                        (id, number, invoice_id, reason, words, discount_minor, net_minor, vat_percent, vat_minor, total_minor,
                         left_net_minor, issued_by, issued_at)
                    select gen_random_uuid(), 'CN-2570-9001', i.id, 'MISTAKE', 'test', 0, 1, i.vat_percent, 0, 1, 1, :by, now()
                    from settlement.invoice i order by i.number limit 1
                    """,
                    """
                    insert into settlement.credit_note_line
                        (credit_note_id, position, name_th, name_en, quantity, unit_code, price, amount_minor)
                    select id, 1, 'ผ้า', 'cloth', 1, 'H87', 0.01, 1 from settlement.credit_note where number = 'CN-2570-9001'
                    """,
                    """
                    insert into settlement.maker (id, group_id, name, entered_by, entered_at)
                    values (gen_random_uuid(), :group, 'สายใจ นามสมมติ', :by, now())
                    """,
                    """
                    insert into settlement.withholding_certificate
                        (id, number, payout_id, payer_name, payer_tax_id, payer_address, payee_kind, payee_name, payee_tax_id,
                         payee_address, issued_by, issuer_name, issued_at)
                    select gen_random_uuid(), 'WHT-2570-9001', p.id, 'payer', '1234567890121', 'address 1', 'PERSON', 'payee',
                           '1234567890121', 'address 2', :by, 'officer', now()
                    from settlement.payout p
                    where not exists (select 1 from settlement.withholding_certificate) order by p.number limit 1
                    """,
                    """
                    insert into identity.passkey
                        (credential_id, id, account_id, name, public_key, signature_count, uv_initialized, transports,
                         backup_eligible, backup_state, made_at)
                    select decode(md5('zq'), 'hex'), gen_random_uuid(), id, 'test', decode(md5('key'), 'hex'), 0, true, '',
                            false, false, now() from identity.account where organisation_id = :group limit 1
                    """,
                    """
                    insert into identity.second_factor (account_id, secret, made_at, confirmed_at)
                    select id, decode(md5('zq') || '00000000', 'hex'), now(), now() from identity.account where role = 'TRAINER' limit 1
                    """,
                    "update production.photo set shown_at = now(), shown_by = :by where report_id is not null")) {
                jdbc.sql(sql).param("by", officer).param("group", group).update();
            }
        });
    }

    private void others(Viewer leader) throws Exception {
        var buyer = person(Role.BUYER, one("select id from sourcing.buyer order by code"));
        done(post("/saved-searches")
                .param("name", "indigo")
                .param("question", "q=indigo")
                .with(as(buyer)));
        keys.make("shop", 30, ApiKeys.USUAL_PER_MINUTE, buyer);
        keys.make("office", 30, ApiKeys.USUAL_PER_MINUTE, officer());
    }

    /** Problems of exporting: of a buyer, and of somebody at a workshop who follows it by a link. */
    private void obstacles() throws Exception {
        var buyer = person(Role.BUYER, one("select id from sourcing.buyer order by code"));
        done(post("/obstacles")
                .param("once", UUID.randomUUID().toString())
                .param("problem", "The carrier asks for a form that nobody knows")
                .param("days", "3")
                .with(as(buyer)));
        var key = TellerKey.draw().text();
        var code = jdbc.sql("select code from trade.obstacle_panel order by id limit 1")
                .query(String.class)
                .single();
        done(post("/en/export-guide/tell/" + code).param("key", key).param("problem", "A fee that nobody explains"));
        secrets.put("/{language}/export-guide/told/{key}.*", Map.of("key", key));
    }

    private void secrets(UUID group) throws Exception {
        obstacles();
        var claim = done(post("/groups/" + group + "/claim-link").with(as(officer())));
        var token = found("/claim/([A-Za-z0-9_-]{20,})", claim);
        secrets.put("/claim/{token}.*", Map.of("token", token));
        done(multipart("/claim/" + token)
                .file(picture("file", 13))
                .param("claimant", "อุไร นามสมมติ")
                .param("phone", "080-000-0123")
                .param("words", "เป็นประธานกลุ่มมาสิบปี"));
        var trainer = one("select id from identity.account where role = 'TRAINER'");
        secrets.put(
                "/invitations/{token}",
                Map.of(
                        "token",
                        identity.invite(trainer, person(Role.ADMINISTRATOR, Identity.PROGRAMME)),
                        "password",
                        "a-long-new-password"));
        var account = person(Role.GROUP_LEADER, group).accountId();
        var sheet = done(post("/leader-accounts/" + account + "/sheet")
                .param("why", "FIRST_TIME")
                .with(as(officer())));
        signedInElsewhere(account);
        secrets.put(
                "/sign-in/links/{token}",
                Map.of("token", found("/sign-in/links/([A-Za-z0-9_-]{20,})", sheet), "account", account.toString()));
        var key = BuyerKey.draw();
        var product = one("""
                select id from catalogue.product where published_from is not null and craft is not null order by code
                """);
        enquiries.ask(
                new NewEnquiry(
                        "Ingrid Example",
                        "Nordlys Interiors (fictional)",
                        "NO",
                        "ingrid@example.com",
                        java.time.LocalDate.now().plusWeeks(12),
                        "Oslo, Norway",
                        "Natural dyes, please.",
                        Language.EN,
                        List.of(new NewEnquiry.Line(product, 60))),
                List.of(files.keep("sketch.jpg", SamplePhotos.photo("jpg", 60, 60, 17))),
                key);
        secrets.put("/{language}/enquiries/{key}(/notes|/files.*|)", Map.of("key", key.text(), "position", "0"));
        var quoted = one("select enquiry_id from sourcing.quotation where state = 'SENT' order by number");
        var link = enquiries.renewLink(quoted, officer());
        var quotation = one("select id from sourcing.quotation where enquiry_id = '" + quoted + "'");
        secrets.put(
                "/{language}/enquiries/{key}.*",
                Map.of("key", link.text(), "quotation", quotation.toString(), "version", "1"));
        done(post("/en/enquiries/" + link.text() + "/accept")
                .param("quotation", quotation.toString())
                .param("version", "1"));
        var mine = org.saan.hub.training.EnrolmentKey.draw();
        enrolments.signUp(
                one("select id from training.workshop where state = 'OPEN' order by number"),
                List.of(org.saan.hub.training.NewLearner.read(
                        org.saan.hub.training.NewLearner.Words.of("นางใหม่ นามสมมติ", "080-000-0999"), "", 2026)),
                org.saan.hub.training.SignUp.Choice.ASK,
                "ONSITE",
                mine);
        secrets.put("/{language}/workshops/mine/{key}.*", Map.of("key", mine.text()));
        var learners = jdbc.sql(
                        "select id from training.learner where merged_into is null order by created_at desc, id limit 2")
                .query(UUID.class)
                .list();
        done(post("/learners/doubles/" + learners.getFirst() + "/" + learners.getLast())
                .param("answer", "first")
                .with(as(officer())));
        var delivery = one("select id from messaging.delivery where address is not null order by made_at, id");
        secrets.put("/unsubscribe/{token}", Map.of("token", unsubscribing.token(delivery)));
    }

    private static String found(String expression, MockHttpServletResponse response) throws Exception {
        var matcher = Pattern.compile(expression).matcher(response.getContentAsString());
        if (!matcher.find()) {
            throw new AssertionError("no " + expression + " in " + response.getContentAsString());
        }
        return matcher.group(1);
    }

    static MockMultipartFile picture(String field, int tone) {
        return new MockMultipartFile(field, "photo.jpg", "image/jpeg", SamplePhotos.photo("jpg", 80, 60, tone));
    }

    private MockHttpServletResponse done(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        var response = web.perform(request.with(csrf())).andReturn();
        int status = response.getResponse().getStatus();
        if (status >= 400) {
            throw new AssertionError(
                    "furnishing " + Objects.requireNonNull(response.getRequest().getRequestURI()) + ": " + status + " "
                            + words(response.getResponse().getContentAsString()));
        }
        return response.getResponse();
    }

    /** What a page says, without its markup. */
    static String words(String html) {
        var body = html.replaceAll("(?s)<(script|style|svg|nav|header|footer)\\b.*?</\\1>", " ")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
        return body.length() > 900 ? body.substring(0, 900) : body;
    }

    /** All organisations of a kind, by their codes. */
    List<UUID> organisations(Role role) {
        return switch (role) {
            case GROUP_LEADER -> list("select id from directory.producer_group order by code desc");
            case BUYER -> list("select id from sourcing.buyer order by code desc");
            case COORDINATOR -> list("select id from directory.cluster order by code desc");
            default -> Arrays.asList(Identity.PROGRAMME);
        };
    }

    private List<UUID> list(String sql) {
        return jdbc.sql(sql).query((row, n) -> row.getObject(1, UUID.class)).list();
    }
}
