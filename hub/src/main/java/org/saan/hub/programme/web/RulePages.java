package org.saan.hub.programme.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.saan.hub.programme.IndicatorView;
import org.saan.hub.programme.Indicators;
import org.saan.hub.programme.ProgrammeView;
import org.saan.hub.programme.Programmes;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.Typed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rule of an indicator with all its versions, and its targets. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class RulePages {
    private final Programmes programmes;
    private final Indicators indicators;

    RulePages(Programmes programmes, Indicators indicators) {
        this.programmes = programmes;
        this.indicators = indicators;
    }

    @GetMapping(IndicatorPages.INDICATOR + "/rule")
    ModelAndView rule(Shell shell, Viewer viewer, @PathVariable String code, @PathVariable String indicator) {
        return page(shell, viewer, code, indicator, Typed.NOTHING);
    }

    private ModelAndView page(Shell shell, Viewer viewer, String code, String indicator, Typed typed) {
        var programme = programmes.getProgramme(code);
        var one = indicators.getIndicator(programme.id(), indicator);
        return new ModelAndView(
                "programme/web/rule",
                "page",
                new RulePage(
                        shell.titled("programme.rule_title", shell.text(one.name())),
                        programme,
                        one,
                        indicators.listVersions(one.id()),
                        viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER),
                        typed));
    }

    @PostMapping(IndicatorPages.INDICATOR + "/rule")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
    ModelAndView change(
            Shell shell,
            Viewer viewer,
            @PathVariable String code,
            @PathVariable String indicator,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "programme.rule_is_changed",
                () -> {
                    var programme = programmes.getProgramme(code).id();
                    var rule = indicators.getIndicator(programme, indicator).definition();
                    var version = typed.number("version", "programme.changed_meanwhile");
                    indicators.change(
                            programme,
                            indicator,
                            version == null ? -1 : version,
                            new IndicatorView.Definition(
                                    1,
                                    new LocalizedText(must(typed, "nameTh"), must(typed, "nameEn")),
                                    new LocalizedText(must(typed, "ruleTh"), must(typed, "ruleEn")),
                                    rule.dedup(),
                                    rule.evidence(),
                                    rule.frequency(),
                                    rule.thresholds(),
                                    typed.date("validFrom", "programme.day_missing"),
                                    must(typed, "owner"),
                                    must(typed, "reason")),
                            viewer);
                    return path(code, indicator);
                },
                again -> page(shell, viewer, code, indicator, again));
    }

    private static String must(Typed typed, String field) {
        var value = typed.value(field).strip();
        if (value.isEmpty()) {
            throw Refusal.of(field, "programme.field_missing");
        }
        return fits(
                field,
                value,
                field.startsWith("rule") ? LONGEST_RULE : field.endsWith("eason") ? LONGEST_REASON : LONGEST_NAME);
    }

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_RULE = 2000;
    private static final int LONGEST_REASON = 500;

    /** @throws Refusal at the field when it is longer than what is kept */
    static String fits(String field, String value, int longest) {
        if (value.codePointCount(0, value.length()) > longest) {
            throw Refusal.of(field, "programme.field_long", longest);
        }
        return value;
    }

    @PostMapping(IndicatorPages.INDICATOR + "/targets")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
    ModelAndView target(
            Shell shell,
            Viewer viewer,
            @PathVariable String code,
            @PathVariable String indicator,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "programme.target_is_set",
                () -> {
                    var value = typed.number("value", "programme.target_bad");
                    if (value == null) {
                        throw Refusal.of("value", "programme.target_bad");
                    }
                    var region = typed.value("region");
                    if (!region.isEmpty() && !Board.REGIONS.contains(region)) {
                        throw Refusal.of("region", "programme.field_missing");
                    }
                    indicators.setTarget(
                            programmes.getProgramme(code).id(),
                            indicator,
                            region,
                            BigDecimal.valueOf(value),
                            must(typed, "targetOwner"),
                            must(typed, "targetReason"),
                            viewer);
                    return path(code, indicator);
                },
                again -> page(shell, viewer, code, indicator, again));
    }

    private static String path(String code, String indicator) {
        return "/programmes/" + code + "/indicators/" + indicator + "/rule";
    }

    record RulePage(
            Shell shell,
            ProgrammeView programme,
            IndicatorView one,
            List<IndicatorView.Definition> versions,
            boolean mayChange,
            Typed typed) {
        RulePage {
            versions = List.copyOf(versions);
        }

        String path() {
            return "/programmes/" + programme.code() + "/indicators/" + one.code();
        }

        List<String> regions() {
            return Board.REGIONS;
        }
    }
}
