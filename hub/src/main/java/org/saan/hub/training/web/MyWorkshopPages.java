package org.saan.hub.training.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.web.OpenFrame;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.training.Assessment;
import org.saan.hub.training.LearnerPictures;
import org.saan.hub.training.Sitting;
import org.saan.hub.training.Sittings;
import org.saan.hub.training.TrainingCertificates;
import org.saan.hub.training.WorkshopFeedback;
import org.saan.hub.training.WorkshopMaterials;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What a learner does with the private link of a slip: takes the tests, one question on a page, tells what they thought, takes
 * handouts home. No account, no name, no script; the page knows the test id only.
 */
@Controller
@RequestMapping("/{language:th|en}/tests")
@Audience(anybody = true)
class MyWorkshopPages {
    private static final String CODE = "/{code:[A-Za-z2-9 -]{10,14}}";
    private static final String KIND = CODE + "/{kind:pre|post}";

    private final Sittings sittings;
    private final WorkshopMaterials materials;
    private final WorkshopFeedback feedback;
    private final TrainingCertificates certificates;
    private final LearnerPictures pictures;

    MyWorkshopPages(
            Sittings sittings,
            WorkshopMaterials materials,
            WorkshopFeedback feedback,
            TrainingCertificates certificates,
            LearnerPictures pictures) {
        this.sittings = sittings;
        this.materials = materials;
        this.feedback = feedback;
        this.certificates = certificates;
        this.pictures = pictures;
    }

    @GetMapping
    ModelAndView door(Shell shell, HttpServletRequest request, HttpServletResponse response) {
        return door(OpenFrame.of(shell, request, response), Typed.NOTHING);
    }

    private static ModelAndView door(OpenFrame frame, Typed typed) {
        return new ModelAndView(
                "training/web/test-door", "page", new DoorPage(frame.titled("assess.door.title"), typed));
    }

    record DoorPage(OpenFrame frame, Typed typed) {}

    @PostMapping
    ModelAndView enter(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam Map<String, String> asked) {
        var frame = OpenFrame.of(shell, request, response);
        var typed = Typed.of(asked);
        var code = typed.value("code").replaceAll("[\\s-]", "").toUpperCase(java.util.Locale.ROOT);
        try {
            sittings.holder(code);
        } catch (NotFound unknown) {
            typed.errors().put("code", shell.t("assess.door.unknown"));
            var view = door(frame, typed);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        return new ModelAndView("redirect:" + frame.to("/tests/" + code));
    }

    @GetMapping(CODE)
    ModelAndView mine(
            Shell shell, HttpServletRequest request, HttpServletResponse response, @PathVariable String code) {
        var holder = sittings.holder(code);
        var assessment = sittings.assessment(code);
        return new ModelAndView(
                "training/web/my-workshop",
                "page",
                new MyWorkshopPage(
                        OpenFrame.of(shell, request, response).titled("assess.mine.title"),
                        code,
                        holder,
                        assessment,
                        sittings.get(code, Assessment.Kind.PRE),
                        sittings.get(code, Assessment.Kind.POST),
                        materials.list(holder.workshop()),
                        certificates.codeOf(holder.workshop(), holder.learner())));
    }

    record MyWorkshopPage(
            OpenFrame frame,
            String code,
            Sittings.Holder holder,
            Assessment assessment,
            Sitting pre,
            Sitting post,
            List<WorkshopMaterials.Material> materials,
            String certificate) {
        MyWorkshopPage {
            materials = List.copyOf(materials);
        }

        Sitting of(Assessment.Kind kind) {
            return kind == Assessment.Kind.PRE ? pre : post;
        }

        String to(String part) {
            return frame.to("/tests/" + code + "/" + part);
        }
    }

    @GetMapping(KIND)
    ModelAndView question(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String code,
            @PathVariable String kind,
            @RequestParam(defaultValue = "0") int at) {
        var sitting = sittings.get(code, Assessment.Kind.of(kind));
        var frame = OpenFrame.of(shell, request, response).titled("assess.test." + kind);
        if (!sitting.finished() && !sittings.assessment(code).open(Assessment.Kind.of(kind))) {
            return new ModelAndView("redirect:" + frame.to("/tests/" + code));
        }
        return new ModelAndView(
                "training/web/my-test",
                "page",
                new MyTestPage(
                        frame,
                        TestPage.of(
                                frame.shell(),
                                sitting,
                                at,
                                frame.to("/tests/" + code + "/" + kind),
                                frame.to("/tests/" + code),
                                frame.to("/tests/" + code + "/questions/"))));
    }

    record MyTestPage(OpenFrame frame, TestPage test) {}

    @PostMapping(KIND)
    ModelAndView answer(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String code,
            @PathVariable String kind,
            @RequestParam(defaultValue = "0") int at,
            @RequestParam(defaultValue = "0") int choice) {
        var frame = OpenFrame.of(shell, request, response);
        int next = sittings.answer(code, Assessment.Kind.of(kind), at, choice).nextOpen(at);
        return new ModelAndView(
                "redirect:" + frame.to("/tests/" + code + "/" + kind) + "?at=" + (next == 0 ? -1 : next));
    }

    @PostMapping(KIND + "/finish")
    ModelAndView finish(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String code,
            @PathVariable String kind) {
        sittings.finish(code, Assessment.Kind.of(kind));
        return new ModelAndView(
                "redirect:" + OpenFrame.of(shell, request, response).to("/tests/" + code + "/" + kind));
    }

    @GetMapping(CODE + "/questions/{question:[0-9a-f-]{36}}/picture/{width:[0-9]{1,4}}.jpg")
    ResponseEntity<byte[]> picture(@PathVariable String code, @PathVariable UUID question, @PathVariable int width) {
        return TrainingFiles.photo(pictures.get(code, question, width));
    }

    @GetMapping(CODE + "/materials/{material:[0-9a-f-]{36}}")
    ResponseEntity<byte[]> material(@PathVariable String code, @PathVariable UUID material) {
        var its = materials.get(material, sittings.holder(code));
        return TrainingFiles.material(its, materials.read(its));
    }

    @GetMapping(CODE + "/feedback")
    ModelAndView feedback(
            Shell shell, HttpServletRequest request, HttpServletResponse response, @PathVariable String code) {
        return feedback(OpenFrame.of(shell, request, response), code, Typed.NOTHING);
    }

    private ModelAndView feedback(OpenFrame frame, String code, Typed typed) {
        return new ModelAndView(
                "training/web/my-feedback",
                "page",
                new MyFeedbackPage(
                        frame.titled("assess.feedback.mine"),
                        code,
                        sittings.holder(code).feedbackGiven(),
                        sittings.assessment(code),
                        typed));
    }

    record MyFeedbackPage(OpenFrame frame, String code, boolean given, Assessment assessment, Typed typed) {
        List<String> questions() {
            return WorkshopFeedback.QUESTIONS;
        }
    }

    @PostMapping(CODE + "/feedback")
    ModelAndView give(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String code,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var frame = OpenFrame.of(shell, request, response);
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "assess.feedback.thanks",
                () -> {
                    feedback.give(
                            sittings.holder(code),
                            new WorkshopFeedback.Given(
                                    face(typed, "useful"),
                                    face(typed, "clear"),
                                    face(typed, "will_use"),
                                    typed.value("words")));
                    return frame.to("/tests/" + code);
                },
                again -> feedback(frame, code, again));
    }

    private static int face(Typed typed, String field) {
        var face = typed.number(field, "assess.feedback.face_missing");
        if (face == null) {
            throw Refusal.of(field, "assess.feedback.face_missing");
        }
        return face;
    }
}
