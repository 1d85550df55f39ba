package org.saan.hub.catalogue;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.saan.hub.platform.At;
import org.saan.hub.platform.Digest;
import org.saan.hub.platform.UnusedFiles;
import org.saan.hub.shared.Printing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes removed photos when their time is over: row, words and files. A file goes when nothing uses it any more. */
@Component
class PhotoForgetting {
    private static final Logger LOG = LoggerFactory.getLogger(PhotoForgetting.class);

    private final JdbcClient jdbc;
    private final UnusedFiles unused;
    private final TransactionTemplate change;
    private final Clock clock;

    PhotoForgetting(JdbcClient jdbc, UnusedFiles unused, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.unused = unused;
        this.change = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Says how many photos went. */
    int forget() {
        var due = jdbc.sql("select id from catalogue.image where forget_at <= :now order by forget_at, id limit 10000")
                .param("now", At.now(clock))
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
        due.forEach(this::forget);
        if (!due.isEmpty()) {
            LOG.info("{} removed photos deleted", due.size());
        }
        return due.size();
    }

    private void forget(UUID photo) {
        List<Digest> gone = Objects.requireNonNull(change.execute(status -> {
            var digests = jdbc.sql("select distinct digest from catalogue.image_size where image_id = :id")
                    .param("id", photo)
                    .query((row, n) -> new Digest(row.getString(1)))
                    .list();
            jdbc.sql("delete from catalogue.text where subject_id = :id and subject_kind = 'image'")
                    .param("id", photo)
                    .update();
            jdbc.sql("delete from catalogue.image where id = :id")
                    .param("id", photo)
                    .update();
            return digests;
        }));
        unused.delete(gone);
    }

    @Configuration(proxyBeanMethods = false)
    static class Daily {
        private static final String TASK = "catalogue.removed_photos";

        @Bean
        static Task<Void> forgetRemovedPhotos(PhotoForgetting forgetting) {
            return Tasks.recurring(TASK, Schedules.daily(Printing.ZONE, LocalTime.of(3, 50)))
                    .execute((instance, context) -> forgetting.forget());
        }
    }
}
