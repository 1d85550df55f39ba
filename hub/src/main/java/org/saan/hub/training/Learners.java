package org.saan.hub.training;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Ids;
import org.saan.thaitext.ThaiLikeness;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds a person again. By the hash of the citizen's number; else by the same name and phone; else by phone, year of birth and
 * province, where the names are alike too: two of one family may share all three. Whom none of these finds is new, and is
 * compared with the others later (issue 8: possible doubles go to a person).
 */
@Component
class Learners {
    /** Names that are less alike are two people. */
    private static final double ALIKE = 0.75;

    private final JdbcClient jdbc;
    private final CitizenKey key;
    private final Clock clock;

    Learners(JdbcClient jdbc, CitizenKey key, Clock clock) {
        this.jdbc = jdbc;
        this.key = key;
        this.clock = clock;
    }

    /** That person, or a new one; what was not known of them yet is filled in. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID findOrEnter(NewLearner learner) {
        // Two forms of one person at the same moment wait for each other.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param(
                        "key",
                        "training.learner "
                                + Objects.requireNonNullElse(
                                        learner.phone(), learner.name().firstName()))
                .query(row -> {});
        var hash = learner.citizen() == null ? null : key.hash(learner.citizen());
        var known = find(learner, hash);
        if (known.isPresent()) {
            fill(known.get(), learner, hash);
            return known.get();
        }
        return enter(learner, hash);
    }

    /** Whoever it is for sure. */
    Optional<UUID> find(NewLearner learner, @Nullable String hash) {
        if (hash != null) {
            var same = jdbc.sql("""
                            select id from training.learner where national_id_hash = :hash and merged_into is null
                            """).param("hash", hash).query(UUID.class).optional();
            if (same.isPresent()) {
                return same;
            }
        }
        if (learner.phone() == null) {
            return Optional.empty();
        }
        record Candidate(UUID one, String name, boolean sameName, boolean same) {}
        return jdbc
                .sql("""
                        select l.one_id, l.first_name || ' ' || l.last_name,
                               l.name_key = lower(translate(regexp_replace(:name, '[[:space:][:punct:]]', '', 'g'),
                                                  '๐๑๒๓๔๕๖๗๘๙', '0123456789')) as same_name,
                               coalesce(l.birth_year = :year and l.province_code = :province, false)
                        from training.learner l
                        where l.phone = :phone and l.erased_at is null
                          and (cast(:hash as text) is null or l.national_id_hash is null)
                        order by same_name desc, l.created_at, l.id limit 50
                        """)
                .param("name", learner.name().firstName() + learner.name().lastName())
                .param("year", learner.birthYear(), java.sql.Types.INTEGER)
                .param("province", learner.provinceCode(), java.sql.Types.VARCHAR)
                .param("phone", learner.phone())
                .param("hash", hash, java.sql.Types.VARCHAR)
                .query((row, n) -> new Candidate(
                        row.getObject(1, UUID.class), row.getString(2), row.getBoolean(3), row.getBoolean(4)))
                .list()
                .stream()
                .filter(one -> one.sameName()
                        || one.same()
                                && ThaiLikeness.likeness(
                                                one.name(),
                                                learner.name().firstName() + " "
                                                        + learner.name().lastName())
                                        >= ALIKE)
                .map(Candidate::one)
                .findFirst();
    }

    private UUID enter(NewLearner learner, @Nullable String hash) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into training.learner (id, title, first_name, last_name, phone, email, national_id_hash,
                            birth_year, province_code, sex, group_name, one_id, created_at)
                        values (:id, :title, :first, :last, :phone, :email, :hash, :year, :province, :sex, :group, :id, :at)
                        """)
                .param("id", id)
                .param("title", learner.name().title())
                .param("first", learner.name().firstName())
                .param("last", learner.name().lastName())
                .param("phone", learner.phone(), java.sql.Types.VARCHAR)
                .param("email", learner.email(), java.sql.Types.VARCHAR)
                .param("hash", hash, java.sql.Types.VARCHAR)
                .param("year", learner.birthYear(), java.sql.Types.INTEGER)
                .param("province", learner.provinceCode(), java.sql.Types.VARCHAR)
                .param("sex", learner.sex(), java.sql.Types.VARCHAR)
                .param("group", learner.groupName(), java.sql.Types.VARCHAR)
                .param("at", At.now(clock))
                .update();
        compare(id);
        return id;
    }

    /** To be compared with the others soon. */
    void compare(UUID id) {
        jdbc.sql("insert into training.learner_check (learner_id) values (:id)")
                .param("id", id)
                .update();
    }

    private void fill(UUID id, NewLearner learner, @Nullable String hash) {
        int more = jdbc.sql("""
                        update training.learner set
                            title = case when title = '' then :title else title end,
                            last_name = case when last_name = '' and first_name = :first then :last else last_name end,
                            email = coalesce(email, :email), national_id_hash = coalesce(national_id_hash, :hash),
                            birth_year = coalesce(birth_year, :year), province_code = coalesce(province_code, :province),
                            sex = coalesce(sex, :sex), group_name = coalesce(group_name, :group),
                            phone = coalesce(phone, :phone), version = version + 1
                        where id = :id and (title = '' and :title <> '' or last_name = '' and :last <> ''
                            or email is null and cast(:email as text) is not null
                            or national_id_hash is null and cast(:hash as text) is not null
                            or birth_year is null and cast(:year as int) is not null
                            or province_code is null and cast(:province as text) is not null
                            or sex is null and cast(:sex as text) is not null
                            or group_name is null and cast(:group as text) is not null
                            or phone is null and cast(:phone as text) is not null)
                        """)
                .param("id", id)
                .param("title", learner.name().title())
                .param("first", learner.name().firstName())
                .param("last", learner.name().lastName())
                .param("email", learner.email(), java.sql.Types.VARCHAR)
                .param("hash", hash, java.sql.Types.VARCHAR)
                .param("year", learner.birthYear(), java.sql.Types.INTEGER)
                .param("province", learner.provinceCode(), java.sql.Types.VARCHAR)
                .param("sex", learner.sex(), java.sql.Types.VARCHAR)
                .param("group", learner.groupName(), java.sql.Types.VARCHAR)
                .param("phone", learner.phone(), java.sql.Types.VARCHAR)
                .update();
        if (more > 0) {
            compare(id);
        }
    }
}
