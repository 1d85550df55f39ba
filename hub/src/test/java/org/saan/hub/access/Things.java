package org.saan.hub.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the variables of paths stand for: for each path a question to the database whose columns are the variables, and whose
 * columns {@code own_group}, {@code own_buyer}, {@code own_cluster}, {@code own_programme}, {@code own_leader} and {@code
 * own_account} say whose it is. Who runs the programme sees all of it where no such column is theirs.
 */
final class Things {
    /** @param route an expression for the names of the routes it serves */
    record Thing(Pattern route, String sql) {}

    private static final List<Thing> ALL = List.of(
            // programme
            thing("/programmes/{code}/months/{until}.*", """
                    select p.code, s.until_on as until from programme.snapshot s
                    join programme.programme p on p.id = s.programme_id order by s.signed_at nulls first, s.until_on
                    """),
            thing("/programmes/{code}/indicators/.*", """
                    select p.code, i.code as indicator, i.version, 'region' as "by" from programme.indicator i
                    join programme.programme p on p.id = i.programme_id where i.code = 'IND2' order by p.starts_on
                    """),
            thing("/programmes/{code}.*", "select code from programme.programme order by starts_on"),
            thing("/work-photos/{id}/show", "select id from production.photo where report_id is not null order by id"),
            thing("/reports/{programme}/{month}.*", """
                    select p.code as programme, to_char(s.until_on - 1, 'YYYY-MM') as month
                    from programme.snapshot s join programme.programme p on p.id = s.programme_id order by s.until_on
                    """),
            thing("/continuity/{id}", "select id from directory.producer_group where in_programme order by code"),
            // materials
            thing("/materials/{id}.*", "select id, version from materials.material order by code"),
            thing("/lots/{id}.*", "select id from materials.lot order by number"),
            thing("/our-materials/{issue}", """
                    select id as issue, group_id as own_group from materials.issue order by id
                    """),
            thing("/despatches/{id}.*", """
                    select d.id, d.version, o.buyer_id as own_buyer
                    from trade.despatch d join ordering.buyer_order o on o.id = d.order_id order by d.number
                    """),
            thing(
                    "/obstacles/panels/{id}.*",
                    "select id from trade.obstacle_panel where open_until > current_date order by id"),
            thing("/obstacles/{id}.*", """
                    select o.id, o.version, k.version as card, o.number as parent,
                           case when o.reporter_kind = 'GROUP' then o.reporter_organisation end as own_group,
                           b.id as own_buyer
                    from trade.obstacle o left join trade.guide_card k on k.obstacle_id = o.id
                    left join sourcing.buyer b on b.id = o.reporter_organisation order by k.version, o.number
                    """),
            thing("/{language}/export-guide/tell/{code}", """
                    select code from trade.obstacle_panel where held_on <= current_date and open_until >= current_date order by id
                    """),
            thing("GET /{language}/export-guide/{number}", """
                    select o.number from trade.guide_card k join trade.obstacle o on o.id = k.obstacle_id
                    where k.withdrawn_at is null order by 1
                    """),
            thing("/our-support/applications/{id}/withdraw", """
                    select id, version, group_id as own_group from programme.measure_application order by id
                    """),
            thing("/our-support/{measure}/interested", "select id as measure from programme.measure order by code"),
            thing(
                    "/support/applications/{id}/{step}",
                    "select id, version from programme.measure_application order by id"),
            thing("/support/{id}.*", "select id, version from programme.measure order by code"),
            thing("GET /programme-templates/{code}.json", "select code from programme.programme order by code"),
            thing("/settlement/credit-notes/{id}.*", """
                    select c.id, i.buyer_id as own_buyer
                    from settlement.credit_note c join settlement.invoice i on i.id = c.invoice_id order by c.number
                    """),
            thing("/settlement/groups/{id}/payouts/{payout}.*", """
                    select p.group_id as id, p.id as payout, (select w.id from production.work w where w.group_id = p.group_id
                                                                and w.accepted > 0 order by w.number limit 1) as work
                    from settlement.payout p order by p.number
                    """),
            thing(
                    "/settlement/makers/{maker}.*",
                    "select id as maker, group_id as own_group from settlement.maker order by id"),
            thing("/settlement/works/{work}/makers", """
                    select id as work, group_id as own_group from production.work order by received > 0 desc, number
                    """),
            thing("/settlement/certificates/{id}.pdf", """
                    select c.id, p.group_id as own_group from settlement.withholding_certificate c
                    join settlement.payout p on p.id = c.payout_id order by c.number
                    """),
            thing("/settlement/payees/{id}.*", "select group_id as id from settlement.payout order by number"),
            thing("/account/passkeys/{id}.*", "select id, account_id as own_account from identity.passkey order by id"),
            thing("/accounts/{id}/second-factor/reset", """
                    select account_id as id from identity.second_factor order by 1
                    """),
            // ordering
            thing("/orders/{id}/plans/{plan}.*", """
                    select p.order_id as id, p.id as plan from ordering.plan_request p order by p.state = 'READY' desc, p.id
                    """),
            thing("/orders/{id}/allocations.*", """
                    select l.order_id as id, a.id as allocation, a.version, w.answer
                    from ordering.allocation a join ordering.order_line l on l.id = a.line_id,
                         (values ('agree', 'COUNTERED'), ('take-back', 'OFFERED'), ('accept', 'OFFERED'),
                                 ('decline', 'OFFERED')) as w(answer, state)
                    where a.state = w.state order by w.answer, a.id
                    """),
            thing("/orders/{id}/responses.*", """
                    select r.order_id as id, r.version, o.buyer_id as own_buyer
                    from ordering.order_response r join ordering.buyer_order o on o.id = r.order_id order by o.number
                    """),
            thing("/orders/{id}/(job|plan)", """
                    select order_id as id from ordering.plan_request order by id
                    """),
            thing("/orders/{id}/wishes", """
                    select l.order_id as id, l.id as line, a.group_id as group
                    from ordering.order_line l join ordering.allocation a on a.line_id = l.id order by l.id
                    """),
            thing("/orders/{id}.*", """
                    select o.id, o.buyer_id as own_buyer, b.id as other from ordering.buyer_order o
                    join ordering.order_sums s on s.order_id = o.id, sourcing.buyer b
                    where b.id <> o.buyer_id order by s.state = 'ACCEPTED' desc, o.number
                    """),
            thing("/orders/programs/{key}", """
                    select k.id as key, (select id from sourcing.buyer order by code limit 1) as buyer
                    from identity.api_key k where k.revoked_at is null order by k.id
                    """),
            thing("/our-work/{id}/reports.*", """
                    select r.work_id as id, r.id as report, w.group_id as own_group
                    from production.progress_report r join production.work w on w.id = r.work_id
                    order by r.state = 'CONFLICT' desc, r.id
                    """),
            thing("/our-work/{id}/report", """
                    select id, group_id as own_group from production.work order by state = 'IN_WORK' desc, received > 0 desc, number
                    """),
            thing("/our-work/{id}.*", """
                    select id, group_id as own_group, version from ordering.allocation where state = 'OFFERED' order by id
                    """),
            // production
            thing(
                    "/work-orders/{id}/paper.pdf",
                    "select id, group_id as own_group from production.work order by number"),
            thing("/work-orders/{id}.*", "select id from production.work order by received > 0 desc, number"),
            thing("/receiving/{id}/discrepancies/{discrepancy}.*", """
                    select work_id as id, id as discrepancy from production.discrepancy order by id
                    """),
            thing("/receiving/{id}.*", "select id from production.work order by received > 0 desc, number"),
            thing("/receiving/tranches/{id}.*", "select id from production.tranche order by pending > 0 desc, id"),
            thing("GET /faults", """
                    select distinct w.group_id as "group", w.group_id as own_group
                    from production.tranche t join production.work w on w.id = t.work_id
                    """),
            thing("/work-photos/{id}", """
                    select p.id, w.group_id as own_group, case when p.shown_at is not null then w.buyer_id end as own_buyer
                    from production.photo p join production.work w on w.id = p.work_id order by p.id
                    """),
            // settlement
            thing("/settlement/rates/{id}/withdraw", "select id from settlement.tax_rate order by starts_on"),
            thing("/settlement/costs/new", "select id as \"group\" from directory.producer_group order by code"),
            thing(
                    "/settlement/costs/{id}.*",
                    "select id, group_id as own_group from settlement.cost_sheet order by id"),
            thing("/settlement/groups/{id}/uses/{use}.*", """
                    select p.group_id as id, u.id as use
                    from settlement.payout_use u join settlement.payout p on p.id = u.payout_id order by u.id
                    """),
            thing("/settlement/(groups/{id}|statements/{group}).*", """
                    select group_id as id, group_id as "group", group_id as own_group from settlement.payout order by number
                    """),
            thing(
                    "/settlement/invoices/{id}.*",
                    "select id, buyer_id as own_buyer from settlement.invoice order by number"),
            thing("/settlement/orders/{id}.*", "select order_id as id from settlement.order_terms order by 1"),
            thing("/settlement/payouts/{payout}/proof", """
                    select id as payout, group_id as own_group from settlement.payout order by number
                    """),
            thing("/settlement/receipts/uses/{use}/undo", "select id as use from settlement.receipt_use order by id"),
            thing("/settlement/receipts/{id}.*", """
                    select r.id, i.id as invoice from settlement.receipt r, settlement.invoice i order by r.number, i.number
                    """),
            // design
            thing("/designs/{id}/pictures/{picture}.*", """
                    select d.id, p.id as picture, z.width, d.group_id as own_group, d.buyer_id as own_buyer
                    from design.design d join design.design_picture p on p.design_id = d.id
                    join design.design_picture_size z on z.picture_id = p.id
                    where d.designer_id is not null order by p.id, z.width
                    """),
            thing("/designs/{id}/{step}", """
                    select d.id, d.version, d.group_id as own_group, d.buyer_id as own_buyer, w.step, n.other_id as other
                    from design.design d join design.design_nearest n on n.design_id = d.id,
                         (values ('move'), ('release'), ('withdraw'), ('comment'), ('pack'), ('explain'), ('answer'),
                                 ('link')) as w(step)
                    where d.designer_id is not null order by d.number desc
                    """),
            thing("/designs/{id}.*", """
                    select d.id, d.version, d.group_id as own_group, d.buyer_id as own_buyer from design.design d
                    where d.designer_id is not null and exists (select 1 from design.tech_pack t where t.design_id = d.id)
                    order by d.number
                    """),
            thing("/samples/{id}/photos/{photo}.*", """
                    select s.id, p.id as photo, z.width, s.group_id as own_group, s.buyer_id as own_buyer
                    from design.sample s join design.sample_photo p on p.sample_id = s.id
                    join design.sample_photo_size z on z.photo_id = p.id
                    where s.buyer_id is not null order by p.id, z.width
                    """),
            thing("/samples/{id}/{step}", """
                    select s.id, r.number as round, s.group_id as own_group, s.buyer_id as own_buyer, s.version, w.step
                    from design.sample s join design.sample_round r on r.sample_id = s.id,
                         (values ('rounds'), ('send'), ('receive'), ('decide'), ('take-back'), ('waive'), ('need')) as w(step)
                    where s.buyer_id is not null and (r.state = 'SENT') = (w.step = 'decide') order by s.number
                    """),
            thing("/samples/{id}.*", """
                    select s.id, r.number as round, s.group_id as own_group, s.buyer_id as own_buyer, s.version
                    from design.sample s join design.sample_round r on r.sample_id = s.id
                    where s.buyer_id is not null order by s.number
                    """),
            // training: tests, tasks, certificates, levels
            thing(
                    "/questions/{id}.*",
                    "select id, 640 as width from training.question where retired_at is null order by picture is null, id"),
            thing("/workshops/{id}/tests/{kind}/{number}.*", """
                    select t.workshop_id as id, k.kind, t.number
                    from training.test_id t, (values ('pre'), ('post')) as k(kind)
                    where not exists (select 1 from training.sitting s where s.learner_id = t.learner_id
                                      and s.workshop_id = t.workshop_id and lower(s.kind) = k.kind and s.finished_at is not null)
                    order by t.workshop_id, t.number
                    """),
            thing("/workshops/{id}/tests/{kind}", """
                    select a.workshop_id as id, k.kind from training.assessment a, (values ('pre'), ('post')) as k(kind)
                    order by a.workshop_id, k.kind
                    """),
            thing(
                    "/workshops/{id}/(assessment.*|tests.pdf|test-ids.pdf|materials|results.*|certificates|feedback|practice)",
                    """
                    select workshop_id as id, version from training.assessment order by workshop_id
                    """),
            thing("/workshop-tasks/{id}.*", """
                    select workshop_id as id, learner_id as learner from training.examined order by 1, 2
                    """),
            thing("/task-works/{id}.*", """
                    select id, version, 0 as number, 640 as width from training.task_work
                    order by state = 'WAITING' desc, jsonb_array_length(photos) desc, id
                    """),
            thing(
                    "/workshop-materials/{id}.*",
                    "select id from training.material where removed_at is null order by id"),
            thing("/training-certificates/{id}.*", """
                    select id from training.certificate where revoked_at is null order by number
                    """),
            thing("(/certificates/{code}.*|GET /certificates/{code}.*|GET /{language}/certificates/{code})", """
                    select code from training.certificate order by number
                    """),
            thing("GET /badges/achievements/{workshop}", """
                    select workshop_id as workshop from training.certificate order by 1
                    """),
            thing("/learners/{id}/competencies/{given}.*", """
                    select learner_id as id, id as given, 640 as width from training.competency_level
                    where withdrawn_at is null order by photo is not null desc, id
                    """),
            thing("/learners/{id}/(competencies|photos)", """
                    select id from training.learner where merged_into is null order by id
                    """),
            thing("/group-competencies/{id}", "select id from directory.producer_group order by code"),
            thing("/{language}/tests/{code}/materials/{material}", """
                    select t.code, m.id as material from training.test_id t join training.material m
                    on m.workshop_id = t.workshop_id where m.removed_at is null order by 1
                    """),
            thing("/{language}/tests/{code}/questions/{question}.*", """
                    select t.code, q.question_id as question, 640 as width from training.test_id t join training.test_question q
                    on q.workshop_id = t.workshop_id join training.question b on b.id = q.question_id
                    where b.picture is not null order by 1
                    """),
            thing("/{language}/tests/{code}/{kind}.*", """
                    select t.code, k.kind from training.test_id t, (values ('pre'), ('post')) as k(kind)
                    where not exists (select 1 from training.sitting s where s.learner_id = t.learner_id
                                      and s.workshop_id = t.workshop_id and lower(s.kind) = k.kind and s.finished_at is not null)
                    order by t.code
                    """),
            thing(
                    "/{language}/tests/{code}.*",
                    "select code from training.test_id where not feedback_given order by code"),
            // directory
            thing("/our-weeks/leave/{id}/withdraw", """
                    select id, group_id as own_group from directory.declared_leave order by declared_on desc, first_week desc, id
                    """),
            thing("/our-claims/{id}/answer", """
                    select c.id, c.account_id as own_leader from directory.claim c where c.account_id is not null order by c.id
                    """),
            thing("/claims/{claim}/evidence/{id}", """
                    select e.claim_id as claim, e.id, c.account_id as own_leader
                    from directory.claim_evidence e join directory.claim c on c.id = e.claim_id
                    where c.account_id is not null order by e.id
                    """),
            thing("/claims/{id}.*", "select id, version from directory.claim order by id"),
            thing("/clusters/{id}.*", "select id, 0 as version from directory.cluster order by code"),
            thing("/people/requests/{id}/(erase|data.json)", """
                    select id from directory.personal_data_request
                    where outside_email is not null and identity_how is not null and state = 'OPEN' order by number
                    """),
            thing("POST /people/requests/{id}/(end|identity)", """
                    select r.id, g.cluster_id as own_cluster from directory.personal_data_request r
                    join directory.membership m on m.person_id = r.person_id
                    join directory.producer_group g on g.id = m.group_id where r.state = 'OPEN' order by r.number
                    """),
            thing("(POST /people/{id}.*|GET /people/{id}/(data|erase).*)", """
                    select p.id, p.version, g.cluster_id as own_cluster from directory.person p
                    join directory.membership m on m.person_id = p.id
                    join directory.producer_group g on g.id = m.group_id
                    where p.erased_at is null and m.until_date is null order by m.role = 'LEADER' desc, g.code, p.id
                    """),
            thing("GET /people/{id}", "select id from directory.person where erased_at is null order by id"),
            thing("/groups/{id}/roles/{term}.*", """
                    select m.group_id as id, m.id as term, g.cluster_id as own_cluster
                    from directory.membership m join directory.producer_group g on g.id = m.group_id
                    where m.until_date is null order by g.code, m.id
                    """),
            thing("POST /groups/{id}/(roles|people|consents)", """
                    select g.id, m.person_id as person, g.cluster_id as own_cluster
                    from directory.producer_group g join directory.membership m on m.group_id = g.id
                    where m.until_date is null order by m.role = 'LEADER', g.code, m.id
                    """),
            thing("/groups/{id}.*", "select id, version, code from directory.producer_group order by code"),
            thing("/merges/{id}.*", """
                    select m.id, g.group_id as "group" from directory.group_merge m
                    join directory.merged_group g on g.merge_id = m.id order by g.position
                    """),
            thing("GET /merges/new", """
                    select first_id as keep, second_id as member from directory.duplicate_pair order by first_id
                    """),
            thing("/duplicates/{id}", "select cluster_id as id from directory.duplicate_pair order by first_id"),
            thing("POST /duplicates/apart", """
                    select first_id || ',' || second_id as "group" from directory.duplicate_pair order by first_id
                    """),
            thing("/imports/{id}.*", """
                    select f.id, coalesce(min(r.line), 1) as key from directory.import_file f
                    left join directory.import_row r on r.import_id = f.id group by f.id order by f.sent_at
                    """),
            thing("/permissions/{id}/shared.*", """
                    select p.id, case when p.receiver_kind = 'cluster' then p.receiver_id end as own_cluster,
                           case when p.receiver_kind = 'group' then p.receiver_id end as own_group,
                           case when p.receiver_kind = 'buyer' then p.receiver_id end as own_buyer,
                           case when p.receiver_kind = 'programme' then p.receiver_id end as own_programme
                    from directory.permission p where p.revoked_at is null order by p.given_at, p.id
                    """),
            thing("/permissions/{id}/revoke", """
                    select p.id, case when p.giver_kind = 'cluster' then p.giver_id end as own_cluster,
                           case when p.giver_kind = 'group' then p.giver_id end as own_group, p.receiver_id as receiver
                    from directory.permission p where p.revoked_at is null order by p.given_at, p.id
                    """),
            thing("/permissions/{id}.*", """
                    select p.id, case when p.giver_kind = 'cluster' then p.giver_id end as own_cluster,
                           case when p.giver_kind = 'group' then p.giver_id end as own_group,
                           case when p.receiver_kind = 'buyer' then p.receiver_id end as own_buyer,
                           p.receiver_id as receiver
                    from directory.permission p order by p.given_at, p.id
                    """),
            // catalogue
            thing("/{kind}/{id}/photos/{photo}/restore", """
                    select 'profiles' as kind, p.id, i.id as photo, p.group_id as own_group
                    from catalogue.image i join catalogue.profile p on p.id = i.subject_id where i.removed_at is not null
                    union all
                    select 'products', p.id, i.id, p.group_id
                    from catalogue.image i join catalogue.product p on p.id = i.subject_id where i.removed_at is not null
                    """),
            thing("/{kind}/{id}/photos.*", """
                    select 'profiles' as kind, p.id, i.id as photo, p.group_id as own_group, i.removed_at
                    from catalogue.image i join catalogue.profile p on p.id = i.subject_id
                    union all
                    select 'products', p.id, i.id, p.group_id, i.removed_at
                    from catalogue.image i join catalogue.product p on p.id = i.subject_id
                    order by removed_at nulls first, photo
                    """),
            thing("/{kind}/{id}/versions.*", """
                    select 'profiles' as kind, p.id, v.number, p.group_id as own_group
                    from catalogue.version v join catalogue.profile p on p.id = v.subject_id
                    union all
                    select 'products', p.id, v.number, p.group_id
                    from catalogue.version v join catalogue.product p on p.id = v.subject_id
                    order by id, number
                    """),
            thing("/translations/{kind}/{id}/{field}/{language}.*", """
                    select t.subject_kind as kind, t.subject_id as id, t.field, l.language,
                           coalesce(p.group_id, q.group_id) as own_group
                    from catalogue.text t left join catalogue.profile p on p.id = t.subject_id
                    left join catalogue.product q on q.id = t.subject_id, (values ('th'), ('en')) as l(language)
                    where t.is_source order by t.subject_id, t.field
                    """),
            thing("/profiles/{id}/marks/{mark}.*", """
                    select p.id, m.id as mark, p.group_id as own_group
                    from catalogue.mark m join catalogue.profile p on p.group_id = m.group_id order by m.id
                    """),
            thing("/profiles/{id}.*", "select id, group_id as own_group, version from catalogue.profile order by id"),
            thing("POST /profiles", """
                    select g.id as "group", g.id as own_group from directory.producer_group g order by g.code
                    """),
            thing("/products/{id}.*", "select id, group_id as own_group, version from catalogue.product order by code"),
            // A photo that is not public yet.
            thing("/media/{id}.*", """
                    select i.id, s.width, p.group_id as own_group,
                           'ADMINISTRATOR PROGRAMME_OFFICER COORDINATOR GROUP_LEADER DESIGNER EXPORT_ADVISER' as for_roles
                    from catalogue.image i join catalogue.image_size s on s.image_id = i.id
                    join catalogue.product p on p.id = i.subject_id
                    where not catalogue.image_open(i) and i.removed_at is null order by i.id
                    """),
            thing(
                    "/saved-searches/{id}.*",
                    "select id, account_id as own_account from catalogue.saved_search order by id"),
            thing("/vocabulary/missed/{key}.*", """
                    select m.digest as key, l.concept_id as term from catalogue.missed_search m, catalogue.added_label l
                    order by m.digest, l.id
                    """),
            thing("/vocabulary/terms/{id}/ways/{way}.*", """
                    select concept_id as id, id as way from catalogue.added_label order by id
                    """),
            thing("/vocabulary/terms/{id}.*", "select concept_id as id from catalogue.added_label order by id"),
            thing("(GET /{language}/products/{code}|GET /api/v1/products/{code})", """
                    select code from catalogue.product where published_from is not null order by code
                    """),
            thing("(GET /{language}/groups/{code}.*|GET /api/v1/groups/{code})", """
                    select g.code from catalogue.profile p join directory.producer_group g on g.id = p.group_id
                    where p.published_from is not null order by g.code
                    """),
            thing("GET /{language}/lookbook.pdf", """
                    select code from catalogue.product where published_from is not null order by code
                    """),
            thing("GET /{language}/clusters/{code}", "select code from directory.cluster order by code"),
            thing("GET /{language}/provinces/{code}", """
                    select g.province_code as code from catalogue.profile p
                    join directory.producer_group g on g.id = p.group_id where p.published_from is not null order by 1
                    """),
            thing("GET /{language}/techniques/{id}", """
                    select unnest(techniques) as id from catalogue.product where published_from is not null order by 1
                    """),
            thing("GET /api/v1/orders/{number}", "select number from ordering.buyer_order order by number"),
            // sourcing
            thing("/our-rfqs/{copy}", "select id as copy, group_id as own_group from sourcing.rfq_group order by id"),
            thing("/rfqs/behalf/{copy}", "select id as copy from sourcing.rfq_group order by id"),
            thing("/rfqs/{id}.*", "select id, version from sourcing.rfq order by number"),
            thing("/enquiries/{id}/files.*", """
                    select enquiry_id as id, position from sourcing.enquiry_file order by 1, 2
                    """),
            thing("/enquiries/{id}/quotation", """
                    select enquiry_id as id from sourcing.rfq order by number
                    """),
            thing("/enquiries/{id}.*", "select id from sourcing.enquiry order by number"),
            thing("/quotations/{id}/order", """
                    select id from sourcing.quotation order by state = 'ACCEPTED' desc, number
                    """),
            thing("/quotations/{id}.*", """
                    select q.id, v.version from sourcing.quotation q
                    join sourcing.quotation_version v on v.quotation_id = q.id order by q.number, v.version
                    """),
            // identity
            // training
            thing("/workshops/{id}/sessions/{session}/follow-ups/{action}.*", """
                    select s.workshop_id as id, s.id as session, f.id as action from training.follow_up f
                    join training.session s on s.id = f.session_id order by f.id
                    """),
            thing("/workshops/{id}/sessions/{session}.*", """
                    select s.workshop_id as id, s.id as session from training.session s
                    join training.workshop w on w.id = s.workshop_id order by w.state = 'OPEN' desc, w.number, s.position
                    """),
            thing("/workshops/enrolments/{enrolment}.*", """
                    select e.id as enrolment, e.workshop_id as workshop from training.enrolment e
                    join training.workshop w on w.id = e.workshop_id
                    where w.state = 'OPEN' order by e.state = 'OFFERED' desc, e.turn
                    """),
            thing("/workshops/{id}.*", """
                    select id, version from training.workshop order by state = 'OPEN' desc, number
                    """),
            thing("/{language}/workshops/{id}.*", """
                    select id from training.workshop where state = 'OPEN' order by number
                    """),
            thing("/experts/{id}.*", "select id, version from training.expert order by id"),
            thing("/learners/doubles/merges/{merge}.*", "select id as merge from training.learner_merge order by id"),
            thing("/learners/doubles/{first}/{second}", """
                    select a.id as first, b.id as second from training.learner a join training.learner b on b.id > a.id
                    where a.merged_into is null and b.merged_into is null order by a.id, b.id limit 1
                    """),
            thing("/account/sessions/{handle}/end", """
                    select substring(encode(sha256(('session ' || session_id::text)::bytea), 'hex') for 24) as handle,
                           principal_name::uuid as own_account
                    from identity.spring_session where principal_name is not null order by session_id
                    """),
            thing(
                    "/accounts/{id}/second-factor/reset",
                    "select id, 'lost' as why from identity.account where role = 'TRAINER' order by id"),
            thing("/accounts/{id}/{action}", """
                    select a.id, w.action from identity.account a, (values ('invite'), ('disable'), ('enable')) as w(action)
                    where a.role = 'TRAINER' order by w.action, a.id
                    """),
            thing("/leader-accounts/{id}.*", """
                    select id from identity.account where role = 'GROUP_LEADER' and disabled_at is null order by id
                    """),
            thing("/api-keys/{id}/revoke", """
                    select id, organisation_id as own_buyer from identity.api_key where revoked_at is null
                    and organisation_id in (select id from sourcing.buyer) order by id
                    """),
            thing("/messages/{id}/again", "select id from messaging.delivery order by made_at, id"),
            thing("GET /messages/templates/{template}", "select template from messaging.message order by made_at, id"));

    private final JdbcClient jdbc;
    private final Map<String, List<Map<String, String>>> secrets = new LinkedHashMap<>();

    Things(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Thing thing(String route, String sql) {
        var escaped = route.replaceAll("\\{(\\w+)\\}", "\\\\{$1\\\\}");
        return new Thing(Pattern.compile(route.startsWith("/") ? "(GET|POST) " + escaped : escaped), sql.strip());
    }

    /** What only its holder knows, such as the token of a link, for the routes that match. */
    void know(String route, Map<String, String> values) {
        secrets.put(thing(route, "").route().pattern(), List.of(values));
    }

    boolean isSecret(Route route) {
        return secrets.keySet().stream().anyMatch(route.name()::matches);
    }

    /** Rows for a route, at most 200; absent when nobody said what its variables stand for. */
    Optional<List<Map<String, String>>> find(Route route) {
        for (var secret : secrets.entrySet()) {
            if (route.name().matches(secret.getKey())) {
                return Optional.of(secret.getValue());
            }
        }
        return ALL.stream()
                .filter(thing -> thing.route().matcher(route.name()).matches())
                .findFirst()
                .map(thing -> jdbc.sql("select * from (" + thing.sql() + ") as t limit 2000")
                        .query((row, n) -> {
                            var values = new LinkedHashMap<String, String>();
                            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                                var value = row.getString(i);
                                if (value != null) {
                                    values.put(row.getMetaData().getColumnLabel(i), value);
                                }
                            }
                            return (Map<String, String>) values;
                        })
                        .list());
    }
}
