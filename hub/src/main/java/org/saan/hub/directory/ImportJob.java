package org.saan.hub.directory;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.saan.hub.directory.ImportRuns.Superseded;
import org.saan.hub.shared.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does whatever an import waits for. What is small is done while the person waits for the page; a job stands behind it and
 * goes on where a killed process left it.
 */
@Component
class ImportJob {
    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("directory.import");

    /** By then somebody who began and was killed has been silent for long enough. */
    private static final Duration BEHIND = ImportRun.SILENCE.plusSeconds(2);

    private static final Duration AGAIN = Duration.ofSeconds(4);
    private static final Logger log = LoggerFactory.getLogger(ImportJob.class);

    private final ImportFiles files;
    private final ImportReading reading;
    private final ImportApplying applying;
    private final ImportUndoing undoing;
    private final SchedulerClient jobs;
    private final Clock clock;
    private final TransactionTemplate change;

    ImportJob(
            ImportFiles files,
            ImportReading reading,
            ImportApplying applying,
            ImportUndoing undoing,
            SchedulerClient jobs,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.files = files;
        this.reading = reading;
        this.applying = applying;
        this.undoing = undoing;
        this.jobs = jobs;
        this.clock = clock;
        this.change = new TransactionTemplate(transactions);
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        static Task<Void> importTask(ImportJob job) {
            return Tasks.custom(TASK).execute((instance, context) -> {
                boolean done = job.work(UUID.fromString(instance.getId().substring(0, 36)));
                return done
                        ? new CompletionHandler.OnCompleteRemove<>()
                        : (complete, operations) -> operations.reschedule(
                                complete, job.clock.instant().plus(AGAIN));
            });
        }
    }

    /** Plans the work, in the transaction of the change that asks for it. */
    void plan(UUID id, boolean doneHere) {
        jobs.scheduleIfNotExists(TASK.instance(id + "/" + Ids.next())
                .scheduledTo(doneHere ? clock.instant().plus(BEHIND) : clock.instant()));
    }

    /** Does what is to be done now. Says whether nothing is left to do. */
    boolean work(UUID id) {
        try {
            return switch (files.state(id)) {
                case READING -> reading.run(id);
                case APPLYING -> applying.run(id);
                case UNDOING -> undoing.run(id);
                case FAILED, REVIEW, STOPPED, APPLIED, UNDONE, CANCELLED -> true;
            };
        } catch (Superseded another) {
            log.info("import {} was taken over by another process", id);
            return false;
        } catch (DataAccessResourceFailureException noDatabase) {
            throw noDatabase;
        } catch (RuntimeException bug) {
            log.error("import {} broke off", id, bug);
            change.executeWithoutResult(status -> brokeOff(id));
            return true;
        }
    }

    /** What was done stands; a person may go on or take it back. */
    private void brokeOff(UUID id) {
        var state = files.lock(id);
        if (state.isUnderWay()) {
            files.broke(id, state == ImportView.State.READING ? ImportView.State.FAILED : ImportView.State.STOPPED);
        }
    }
}
