package org.saan.hub.training;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.LastChanges;
import org.saan.hub.platform.At;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Digests;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListRows;
import org.saan.hub.shared.lists.ListShape;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The directory of experts: what they know, which languages they speak, to which sessions they came. */
@Service
public class Experts {
    public static final ListShape SHAPE =
            new ListShape("/experts", List.of("name", "-sessions"), List.of("topic", "language"), 25);

    private static final String COLUMNS = """
            select x.*, (select count(*) from training.session_expert e where e.expert_id = x.id)::int as sessions
            """;
    private static final String SUBJECT = "expert";

    private final JdbcClient jdbc;
    private final Once once;
    private final Audit audit;
    private final LastChanges changes;
    private final Clock clock;

    Experts(JdbcClient jdbc, Once once, Audit audit, LastChanges changes, Clock clock) {
        this.jdbc = jdbc;
        this.once = once;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Found<ExpertView> list(ListQuery query, Viewer viewer) {
        TrainingText.mustBeStaff(viewer);
        return rows(query).page(query);
    }

    /** Every expert of the list, in its order. */
    @Transactional(readOnly = true)
    public void export(ListQuery query, Viewer viewer, Consumer<ExpertView> sink) {
        TrainingText.mustBeStaff(viewer);
        rows(query).all().forEach(sink);
    }

    /** Everybody who may be asked to come, by name. */
    @Transactional(readOnly = true)
    public List<ExpertView> choices(Viewer viewer) {
        TrainingText.mustBeStaff(viewer);
        return rows(SHAPE.usual()).all();
    }

    /** Those of a workshop who agreed to stand on public pages. */
    @Transactional(readOnly = true)
    public List<ExpertView> open(UUID workshop) {
        return jdbc.sql(COLUMNS + """
                        from training.expert x where x.public and x.retired_at is null and exists (
                            select 1 from training.session_expert e join training.session s on s.id = e.session_id
                            where e.expert_id = x.id and s.workshop_id = :workshop)
                        order by coalesce(x.name_th, x.name_en) collate "th-x-icu", x.id limit 50
                        """)
                .param("workshop", workshop)
                .query((row, n) -> view(row))
                .list();
    }

    private ListRows<ExpertView> rows(ListQuery query) {
        var params = new HashMap<String, Object>();
        var parts = new ArrayList<>(List.of("x.retired_at is null"));
        if (!query.filter("topic").isEmpty()) {
            parts.add(":topic = any(x.topics)");
            params.put("topic", query.filter("topic"));
        }
        if (!query.filter("language").isEmpty()) {
            parts.add(":language = any(x.languages)");
            params.put("language", query.filter("language"));
        }
        if (!query.search().isEmpty()) {
            parts.add("position(:words in lower(concat_ws(' ', x.name_th, x.name_en, x.organisation))) > 0");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        var order = query.sort().equals("sessions")
                ? ListOrder.by("sessions", "x.id")
                : ListOrder.by("coalesce(x.name_th, x.name_en) collate \"th-x-icu\"", "x.id");
        return new ListRows<>(
                jdbc,
                COLUMNS,
                "from training.expert x where " + String.join(" and ", parts),
                params,
                order.downwards(query.descending()),
                (row, n) -> view(row));
    }

    @Transactional(readOnly = true)
    public ExpertView get(UUID id, Viewer viewer) {
        TrainingText.mustBeStaff(viewer);
        return jdbc.sql(COLUMNS + "from training.expert x where x.id = :id")
                .param("id", id)
                .query((row, n) -> view(row))
                .optional()
                .orElseThrow(() -> new NotFound(SUBJECT));
    }

    /** Enters an expert, once for each form. */
    @Transactional
    public UUID create(UUID token, NewExpert expert, Viewer viewer) {
        TrainingText.mustBeStaff(viewer);
        return UUID.fromString(once.once(
                token, viewer.accountId(), "training.expert", Digests.sha256(expert.toString()), () -> {
                    var id = Ids.next();
                    write("""
                                    insert into training.expert (id, name_th, name_en, organisation, topics, languages,
                                        biography_th, biography_en, email, phone, public, created_at)
                                    values (:id, :nameTh, :nameEn, :organisation, :topics, :languages, :bioTh, :bioEn, :email,
                                            :phone, :open, :at)
                                    """, id, expert).param("at", At.now(clock)).update();
                    audit.record(viewer, "training.expert_created", SUBJECT, id.toString(), null, expert);
                    return id.toString();
                }));
    }

    /** @throws Refusal when it changed meanwhile */
    @Transactional
    public void change(UUID id, int version, NewExpert expert, Viewer viewer) {
        var before = get(id, viewer);
        int changed = write("""
                        update training.expert set name_th = :nameTh, name_en = :nameEn, organisation = :organisation,
                            topics = :topics, languages = :languages, biography_th = :bioTh, biography_en = :bioEn,
                            email = :email, phone = :phone, public = :open, version = version + 1
                        where id = :id and version = :version
                        """, id, expert).param("version", version).update();
        if (changed == 0) {
            throw new Refusal("training.changed").after(changes.of(SUBJECT, List.of(id)));
        }
        audit.record(viewer, "training.expert_changed", SUBJECT, id.toString(), before, expert);
    }

    private JdbcClient.StatementSpec write(String sql, UUID id, NewExpert expert) {
        return jdbc.sql(sql)
                .param("id", id)
                .param("nameTh", expert.nameTh(), java.sql.Types.VARCHAR)
                .param("nameEn", expert.nameEn(), java.sql.Types.VARCHAR)
                .param("organisation", expert.organisation(), java.sql.Types.VARCHAR)
                .param("topics", expert.topics().toArray(String[]::new))
                .param("languages", expert.languages().toArray(String[]::new))
                .param("bioTh", expert.biographyTh(), java.sql.Types.VARCHAR)
                .param("bioEn", expert.biographyEn(), java.sql.Types.VARCHAR)
                .param("email", expert.email(), java.sql.Types.VARCHAR)
                .param("phone", expert.phone(), java.sql.Types.VARCHAR)
                .param("open", expert.open());
    }

    private static ExpertView view(ResultSet row) throws SQLException {
        return new ExpertView(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                row.getString("organisation"),
                Arrays.asList((String[]) row.getArray("topics").getArray()),
                Arrays.asList((String[]) row.getArray("languages").getArray()),
                TrainingText.text(row.getString("biography_th"), row.getString("biography_en")),
                row.getString("email"),
                row.getString("phone"),
                row.getBoolean("public"),
                row.getInt("sessions"),
                row.getInt("version"));
    }
}
