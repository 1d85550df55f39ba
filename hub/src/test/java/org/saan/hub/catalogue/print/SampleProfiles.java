package org.saan.hub.catalogue.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.PriceBreak;
import org.saan.hub.catalogue.ProductSize;
import org.saan.hub.catalogue.PublicMark;
import org.saan.hub.catalogue.PublicProduct;
import org.saan.hub.catalogue.PublicProfile;
import org.saan.hub.catalogue.PublicText;
import org.saan.hub.catalogue.TextField;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.print.PrintedImage;

/** Three invented groups with their products, read from a small file beside this class. */
final class SampleProfiles {
    static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");
    static final List<SampleProfiles> ALL = read();

    /** Patterns and no photos. */
    static final Pictures PATTERNS = new Pictures() {
        @Override
        public String state(Collection<UUID> subjects) {
            return "";
        }

        @Override
        public List<Photo> of(UUID subject, int most) {
            return List.of();
        }

        @Override
        public PrintedImage pattern(@Nullable String craft) {
            return image((craft == null ? "paper_04" : craft) + ".png");
        }
    };

    final PublicProfile profile;
    final List<PublicProduct> products;

    private SampleProfiles(PublicProfile profile, List<PublicProduct> products) {
        this.profile = profile;
        this.products = products;
    }

    LookbookDocument.Chapter chapter() {
        return new LookbookDocument.Chapter(profile.name().words(), profile.province(), profile, products);
    }

    static PrintedImage image(String name) {
        try (var in = SampleProfiles.class.getResourceAsStream("/static/patterns/" + name)) {
            return PrintedImage.of(Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Groups are parted by lines of dashes; a line is a field with its Thai and English words, or a product. */
    private static List<SampleProfiles> read() {
        try (var in = SampleProfiles.class.getResourceAsStream("profiles.txt")) {
            var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            var all = new ArrayList<SampleProfiles>();
            for (var part : text.split("(?m)^---+\n")) {
                all.add(group(part.lines().filter(line -> !line.isBlank()).toList(), all.size() + 1));
            }
            return List.copyOf(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SampleProfiles group(List<String> lines, int number) {
        var texts = new HashMap<TextField, PublicText>();
        var products = new ArrayList<PublicProduct>();
        var marks = new ArrayList<PublicMark>();
        var place = new LocalizedText("สกลนคร", "Sakon Nakhon");
        var group = new UUID(7, number);
        for (var line : lines) {
            var cells = line.split("\\s*\\|\\s*", -1);
            switch (cells[0]) {
                case "province" -> place = new LocalizedText(cells[1], cells[2]);
                case "mark" ->
                    marks.add(new PublicMark(
                            "TH-GI",
                            new LocalizedText(cells[1], cells[2]),
                            cells[3],
                            null,
                            null,
                            LocalDate.of(2025, 10, 1),
                            LocalDate.of(2027, 9, 30)));
                case "product" -> products.add(product(cells, group, number, products.size() + 1, texts, place));
                default -> texts.put(TextField.valueOf(cells[0].toUpperCase(Locale.ROOT)), text(cells[1], cells[2]));
            }
        }
        var profile = new PublicProfile(
                new UUID(8, number),
                group,
                "PG-00" + number,
                "47",
                place,
                "northeast",
                null,
                38,
                null,
                List.of(),
                texts,
                marks,
                3,
                NOW,
                NOW);
        return new SampleProfiles(profile, List.copyOf(products));
    }

    private static PublicText text(String th, String en) {
        return new PublicText(new LocalizedText(th.replace("\\n", "\n"), en.replace("\\n", "\n")), Language.TH, false);
    }

    private static PublicProduct product(
            String[] cells,
            UUID group,
            int number,
            int position,
            Map<TextField, PublicText> texts,
            LocalizedText place) {
        var size = cells[6].split("x");
        var prices = new ArrayList<PriceBreak>();
        for (var step : cells[8].split(" ")) {
            prices.add(new PriceBreak(Integer.parseInt(step.split(":")[0]), Long.parseLong(step.split(":")[1])));
        }
        return new PublicProduct(
                new UUID(9, number * 10L + position),
                "P-000" + number + position,
                group,
                Objects.requireNonNull(texts.get(TextField.PROFILE_NAME)).words(),
                "47",
                place,
                "northeast",
                null,
                cells[5],
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                Map.of(TextField.PRODUCT_NAME, text(cells[1], cells[2]), TextField.SUMMARY, text(cells[3], cells[4])),
                List.of(new ProductSize(null, Integer.parseInt(size[0]), Integer.parseInt(size[1]), null)),
                "H87",
                Integer.parseInt(cells[7]),
                6,
                180,
                Currency.getInstance("USD"),
                "FOB",
                "Bangkok",
                prices,
                null,
                null,
                null,
                null,
                List.of(),
                1,
                NOW,
                NOW);
    }
}
