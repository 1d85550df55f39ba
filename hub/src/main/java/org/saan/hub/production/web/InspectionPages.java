package org.saan.hub.production.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.platform.Once;
import org.saan.hub.production.Fault;
import org.saan.hub.production.NewInspection;
import org.saan.hub.production.Production;
import org.saan.hub.production.Quality;
import org.saan.hub.production.Receiving;
import org.saan.hub.production.Sampling;
import org.saan.hub.production.TrancheView;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** ตรวจคุณภาพ: a tranche is looked at, in parts if need be. */
@Controller
@RequestMapping("/receiving/tranches/{id}")
@Audience({Role.RECEIVER, Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class InspectionPages {
    private final Production production;
    private final Quality quality;
    private final Receiving receiving;
    private final Sampling sampling;
    private final Directory directory;

    InspectionPages(
            Production production, Quality quality, Receiving receiving, Sampling sampling, Directory directory) {
        this.production = production;
        this.quality = quality;
        this.receiving = receiving;
        this.sampling = sampling;
        this.directory = directory;
    }

    @GetMapping
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id, @RequestParam Map<String, String> asked) {
        return page(shell, viewer, id, asked, Typed.NOTHING);
    }

    private ModelAndView page(Shell shell, Viewer viewer, UUID id, Map<String, String> asked, Typed typed) {
        var tranche = quality.getTranche(id, viewer);
        return new ModelAndView(
                "production/web/inspect",
                "page",
                new InspectPage(
                        shell.titled("production.inspect.title").forMakers(),
                        Facts.of(shell, directory),
                        production.getWork(tranche.workId(), viewer),
                        tranche,
                        plan(tranche.counted(), asked),
                        UUID.randomUUID().toString(),
                        UUID.randomUUID().toString(),
                        UUID.randomUUID().toString(),
                        typed));
    }

    /** Of one piece there is no sample. */
    private Sampling.@Nullable Plan plan(int pieces, Map<String, String> asked) {
        var level = asked.getOrDefault("level", Sampling.USUAL_LEVEL);
        var aql = asked.getOrDefault("aql", Sampling.USUAL_AQL);
        return pieces < 2
                ? null
                : sampling.plan(
                        pieces,
                        Sampling.LEVELS.contains(level) ? level : Sampling.USUAL_LEVEL,
                        Sampling.AQLS.contains(aql) ? aql : Sampling.USUAL_AQL);
    }

    @PostMapping("/inspections")
    ModelAndView inspect(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos) {
        return attempt(shell, viewer, id, asked, () -> {
            var faults = new ArrayList<TrancheView.FaultCount>();
            for (var fault : Fault.values()) {
                faults.add(new TrancheView.FaultCount(fault, false, Typed.pieces(asked, "rework-" + fault)));
                faults.add(new TrancheView.FaultCount(fault, true, Typed.pieces(asked, "rejected-" + fault)));
            }
            quality.inspect(
                    id,
                    new NewInspection(
                            Once.token(asked.getOrDefault("once", "")),
                            Typed.pieces(asked, "accepted"),
                            faults,
                            Typed.pieces(asked, "left"),
                            asked.get("note")),
                    Sent.photos(photos),
                    viewer);
            return "/receiving/tranches/" + id;
        });
    }

    @PostMapping("/samples")
    ModelAndView sample(Shell shell, Viewer viewer, @PathVariable UUID id, @RequestParam Map<String, String> asked) {
        return attempt(shell, viewer, id, asked, () -> {
            quality.record(
                    id,
                    Once.token(asked.getOrDefault("once", "")),
                    asked.getOrDefault("level", ""),
                    asked.getOrDefault("aql", ""),
                    Typed.pieces(asked, "found"),
                    viewer);
            return "/receiving/tranches/" + id;
        });
    }

    @PostMapping("/returned")
    ModelAndView returned(Shell shell, Viewer viewer, @PathVariable UUID id, @RequestParam Map<String, String> asked) {
        return attempt(
                shell,
                viewer,
                id,
                asked,
                () -> "/receiving/tranches/" + receiving.receiveReworked(id, ReceivingPages.delivery(asked), viewer));
    }

    private ModelAndView attempt(
            Shell shell, Viewer viewer, UUID id, Map<String, String> asked, Supplier<String> action) {
        try {
            return new ModelAndView("redirect:" + action.get());
        } catch (Refusal no) {
            var view = page(shell, viewer, id, asked, Typed.refused(asked, no, shell));
            view.setStatus(HttpStatus.CONFLICT);
            return view;
        }
    }
}
