package org.saan.hub.design.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.design.DesignStage;
import org.saan.hub.design.DesignView;
import org.saan.hub.design.Designs;
import org.saan.hub.design.TechPack;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;

/**
 * The page of a design.
 *
 * @param once token of forms that create
 * @param refused a sentence for each file that is no picture
 */
record DesignPage(Shell shell, Viewer viewer, DesignView design, SampleForm form, String once, List<String> refused) {
    DesignPage {
        refused = List.copyOf(refused);
    }

    String path() {
        return "/designs/" + design.id();
    }

    String badge() {
        return DesignListPages.badge(design.stage());
    }

    List<DesignStage> steps() {
        return design.stage().next().stream()
                .filter(to -> Designs.mayMove(design, to, viewer))
                .toList();
    }

    boolean maySend() {
        return design.own() || design.makes();
    }

    boolean mayWithdraw() {
        return design.own() && design.releasedAt() != null && design.withdrawnAt() == null;
    }

    boolean mayRelease() {
        return design.own() && (design.releasedAt() == null || design.withdrawnAt() != null);
    }

    String src(UUID design, UUID picture) {
        return "/designs/" + design + "/pictures/" + picture + "/640.jpg";
    }

    String step(DesignStage to) {
        return "designs.do." + to.name().toLowerCase(java.util.Locale.ROOT);
    }

    @Nullable
    String band() {
        var from = design.brief().priceFrom();
        var to = design.brief().priceTo();
        return from == null || to == null ? null : shell.money(baht(from)) + " – " + shell.money(baht(to));
    }

    private static Money baht(long satang) {
        return Money.ofMinor(satang, java.util.Currency.getInstance("THB"));
    }

    /** Why two designs may be one, in words. */
    String why(DesignView.Near near) {
        var words = new StringBuilder(shell.t("novelty.why", near.percent()));
        if (near.oneCloth()) {
            words.append(' ').append(shell.t("novelty.one_cloth"));
        }
        if (near.mirrored()) {
            words.append(' ').append(shell.t("novelty.mirrored"));
        }
        int turned = Math.min(near.degrees(), 360 - near.degrees());
        if (turned > 4) {
            words.append(' ').append(shell.t("novelty.turned", turned));
        }
        if (Math.abs(near.scalePercent() - 100) > 8) {
            words.append(' ').append(shell.t("novelty.scaled", near.scalePercent()));
        }
        words.append(' ').append(shell.t(near.paletteDe() <= 4 ? "novelty.same_colours" : "novelty.other_colours"));
        return words.toString();
    }

    String packField(String name) {
        return form.values().containsKey("gsm")
                ? form.value(name)
                : design.packs().isEmpty()
                        ? ""
                        : design.packs().getFirst().pack().field(name);
    }

    List<String> packFields() {
        return TechPack.FIELDS;
    }

    /** Fields in which a version differs from the one before. */
    List<String> changed(int at) {
        var now = design.packs().get(at).pack();
        if (at + 1 >= design.packs().size()) {
            return List.of();
        }
        var before = design.packs().get(at + 1).pack();
        return TechPack.FIELDS.stream()
                .filter(name -> !now.field(name).equals(before.field(name)))
                .toList();
    }
}
