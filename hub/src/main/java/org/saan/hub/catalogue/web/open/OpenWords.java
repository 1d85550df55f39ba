package org.saan.hub.catalogue.web.open;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.PriceBreak;
import org.saan.hub.catalogue.ProductSize;
import org.saan.hub.catalogue.PublicMark;
import org.saan.hub.catalogue.PublicProduct;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Shell;

/** How the figures of a product are said to one reader. */
record OpenWords(Shell shell) {
    private static final BigDecimal MM_OF_A_CM = BigDecimal.TEN;

    /** {@code 60 × 180 cm}, with its label before it where it has one. */
    String size(ProductSize size) {
        var measures = Stream.of(size.lengthMm(), size.widthMm(), size.heightMm())
                .filter(Objects::nonNull)
                .map(mm -> shell.n(BigDecimal.valueOf(mm).divide(MM_OF_A_CM)))
                .collect(Collectors.joining("\u00a0×\u00a0"));
        var words = measures.isEmpty() ? "" : measures + "\u00a0" + shell.t("public.cm");
        return Stream.of(size.label(), words)
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    List<String> facts(PublicProduct product) {
        var facts = new ArrayList<String>();
        if (product.minimumOrder() != null) {
            facts.add(shell.t("public.card.minimum", product.minimumOrder()));
        }
        if (product.leadTimeWeeks() != null) {
            facts.add(shell.t("public.card.lead", product.leadTimeWeeks()));
        }
        return facts;
    }

    @Nullable
    String price(PublicProduct product) {
        var currency = product.currency();
        return currency == null || product.prices().isEmpty()
                ? null
                : shell.t("public.card.price", money(product.prices().getFirst(), currency));
    }

    String money(PriceBreak step, Currency currency) {
        return shell.money(Money.ofMinor(step.priceMinor(), currency));
    }

    String mark(PublicMark mark) {
        var stars = mark.stars();
        return shell.text(mark.name()) + (stars == null ? "" : "\u00a0" + shell.t("public.mark.stars", stars));
    }

    /** How long ago a group said that its weeks are true. */
    String confirmed(@Nullable LocalDate on, LocalDate today) {
        return on == null
                ? shell.t("public.hope.never")
                : shell.t("public.hope.confirmed", ChronoUnit.DAYS.between(on, today));
    }
}
