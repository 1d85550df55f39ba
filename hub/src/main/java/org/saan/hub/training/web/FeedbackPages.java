package org.saan.hub.training.web;

import java.math.BigDecimal;
import java.util.UUID;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.training.Assessments;
import org.saan.hub.training.TrainingPractice;
import org.saan.hub.training.WorkshopFeedback;
import org.saan.hub.training.WorkshopHead;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** What came after a workshop: what learners thought of it, and what their groups did before and since. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.TRAINER})
class FeedbackPages {
    private static final String WORKSHOP = "/workshops/{id:[0-9a-f-]{36}}";

    private final WorkshopFeedback feedback;
    private final TrainingPractice practice;
    private final Assessments assessments;

    FeedbackPages(WorkshopFeedback feedback, TrainingPractice practice, Assessments assessments) {
        this.feedback = feedback;
        this.practice = practice;
        this.assessments = assessments;
    }

    @GetMapping(WORKSHOP + "/feedback")
    ModelAndView feedback(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return new ModelAndView(
                "training/web/feedback",
                "page",
                new FeedbackPage(
                        shell.titled("assess.feedback.title"),
                        assessments.get(id, viewer).workshop(),
                        feedback.summary(id, viewer)));
    }

    record FeedbackPage(Shell shell, WorkshopHead workshop, WorkshopFeedback.Summary summary) {
        String question(int n) {
            return shell.t("assess.feedback." + WorkshopFeedback.QUESTIONS.get(n));
        }

        BigDecimal mean(int n) {
            return summary.means().get(n);
        }
    }

    @GetMapping(WORKSHOP + "/practice")
    ModelAndView practice(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return new ModelAndView(
                "training/web/practice",
                "page",
                new PracticePage(shell.titled("assess.practice.title"), practice.get(id, viewer)));
    }

    record PracticePage(Shell shell, TrainingPractice.Practice practice) {
        /** Width of a bar, in percent of the longest of both. */
        String width(TrainingPractice.Measure measure, long value) {
            long most = Math.max(measure.before(), measure.after());
            return most == 0 ? "0" : Long.toString(value * 100 / most);
        }
    }
}
