package org.saan.hub.design.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.saan.hub.design.DesignOwner;
import org.saan.hub.design.DesignStage;
import org.saan.hub.design.DesignView;
import org.saan.hub.design.Designs;
import org.saan.hub.design.TechPack;
import org.saan.hub.design.weave.WeaveDraft;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;

/**
 * The page of a design.
 *
 * @param once token of forms that create
 * @param refused a sentence for each file that is no picture
 * @param against version of the tech pack that the newest is compared with; 0 for the one before
 * @param weave how it is woven
 */
record DesignPage(
        Shell shell,
        Viewer viewer,
        DesignView design,
        SampleForm form,
        String once,
        List<String> refused,
        PackWords packWords,
        int against,
        @Nullable WeaveDraft weave) {
    private static final int LINE = 20;
    /** Threads that are written out; the file has all. */
    private static final int MOST_SAID = 400;

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

    /** Whether a tech pack is being written. */
    boolean writesPack() {
        return form.values().containsKey("gsm");
    }

    /** What stands in the form of the tech pack: what was typed, or else the newest version. */
    SampleForm packForm() {
        return writesPack() || design.packs().isEmpty()
                ? form
                : new SampleForm(design.packs().getFirst().pack().fields(), form.errors());
    }

    /** Fields that are said as they stand; the others are said together. */
    List<String> packPlain() {
        return TechPack.FIELDS.stream()
                .filter(name -> !name.matches("(fibre|colour)_.*|width|length|height|size_tolerance"))
                .toList();
    }

    /** Rows of a part, from 1. */
    List<Integer> rows(TechPack.Part part) {
        return IntStream.rangeClosed(1, part.name().equals("fibre") ? TechPack.FIBRES : TechPack.COLOURS)
                .boxed()
                .toList();
    }

    /** Fields of one row. */
    List<String> ofRow(TechPack.Part part, int row) {
        return part.fields().stream()
                .filter(name -> name.matches(part.name() + "_" + row + "(_.*)?"))
                .toList();
    }

    Map<String, String> owners() {
        var owners = new LinkedHashMap<String, String>();
        for (var owner : DesignOwner.values()) {
            owners.put(owner.name(), shell.t(owner.key()));
        }
        return owners;
    }

    /** The piece as its tech pack says, as a picture for this page; empty when its measures are not known. */
    String drawing() {
        var drawing = design.packs().isEmpty()
                ? null
                : PackDrawing.of(design.packs().getFirst().pack(), packWords);
        return drawing == null ? "" : drawing.svg();
    }

    /** The versions that stand beside each other: the newest and the one that was asked for, or the one before. */
    DesignView.@Nullable Pack other() {
        return design.packs().stream()
                .filter(pack -> pack.version() == against)
                .findFirst()
                .orElse(design.packs().size() > 1 ? design.packs().get(1) : null);
    }

    /** A row of numbers of shafts or treadles as weavers say them, twenty threads a line. */
    List<String> said(List<Set<Integer>> rows) {
        var lines = new ArrayList<String>();
        for (int from = 0; from < Math.min(rows.size(), MOST_SAID); from += LINE) {
            int until = Math.min(rows.size(), from + LINE);
            lines.add((from + 1) + "–" + until + ": "
                    + rows.subList(from, until).stream()
                            .map(row -> row.isEmpty()
                                    ? "–"
                                    : row.stream().sorted().map(String::valueOf).collect(Collectors.joining("+")))
                            .collect(Collectors.joining(" ")));
        }
        return lines;
    }

    /** Fields in which the newest version differs from that one. */
    List<String> unlike(DesignView.Pack other) {
        return design.packs().getFirst().pack().unlike(other.pack());
    }
}
