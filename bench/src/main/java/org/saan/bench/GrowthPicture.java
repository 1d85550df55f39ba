package org.saan.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.saan.bench.PlannerBench.Entry;
import org.saan.planner.generator.Size;

/** Draws how time and points grow with the number of lines, as an SVG that can be read on light and dark pages. */
final class GrowthPicture {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 300;
    private static final int LEFT = 64;
    private static final int TOP = 44;
    private static final List<String> COLOURS =
            List.of("#7a7a7a", "#c2410c", "#0f766e", "#2563eb", "#a21caf", "#b45309", "#4d7c0f");

    private final Map<Size, List<Entry>> entries;

    GrowthPicture(Map<Size, List<Entry>> entries) {
        this.entries = entries;
    }

    private record Point(double lines, double value) {}

    String svg() {
        var seconds = series(entry -> Row.median(entry.rows(), Row::seconds), entry -> switch (entry.contestant()) {
            case SPREADSHEET, SAAN_WORK -> true;
            default -> false;
        });
        var ratios = series(
                entry -> Row.median(entry.rows(), Row::objective), entry -> entry.contestant() != Contestant.SAAN_WORK);
        var base = ratios.getOrDefault(Contestant.SPREADSHEET.title(), List.of()).stream()
                .collect(Collectors.toMap(Point::lines, Point::value));
        ratios.replaceAll((title, points) -> points.stream()
                .map(p -> new Point(p.lines, p.value / base.getOrDefault(p.lines, p.value)))
                .toList());
        var text = new StringBuilder();
        text.append(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"12\">%n",
                2 * (LEFT + WIDTH + 40), TOP + HEIGHT + 60 + 18 * Math.max(seconds.size(), ratios.size())));
        text.append("<title>How planning time and points grow with the number of lines</title>\n");
        text.append(
                "<style>text{fill:#1f2328}.a{stroke:#59636e}.g{stroke:#d1d9e0}"
                        + "@media(prefers-color-scheme:dark){text{fill:#e6edf3}.a{stroke:#9198a1}.g{stroke:#3d444d}}</style>\n");
        chart(text, 0, "Seconds", seconds);
        chart(text, LEFT + WIDTH + 40, "Points beside the spreadsheet's", ratios);
        return text.append("</svg>\n").toString();
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private Map<String, List<Point>> series(ToDoubleFunction<Entry> value, java.util.function.Predicate<Entry> wanted) {
        var series = new LinkedHashMap<String, List<Point>>();
        entries.forEach((size, list) -> list.stream()
                .filter(wanted)
                .filter(entry -> !entry.rows().isEmpty())
                .forEach(entry -> series.computeIfAbsent(entry.title(), t -> new ArrayList<>())
                        .add(new Point(size.lines(), value.applyAsDouble(entry)))));
        return series;
    }

    /** Both axes by powers of ten: a straight line is a power of the number of lines. */
    private void chart(StringBuilder text, int offset, String title, Map<String, List<Point>> series) {
        var all = series.values().stream().flatMap(List::stream).toList();
        if (all.isEmpty()) {
            return;
        }
        int x0 = (int) Math.floor(
                Math.log10(all.stream().mapToDouble(Point::lines).min().orElseThrow()));
        int x1 = (int) Math.ceil(
                Math.log10(all.stream().mapToDouble(Point::lines).max().orElseThrow()));
        int y0 = (int) Math.floor(Math.log10(
                Math.max(1e-3, all.stream().mapToDouble(Point::value).min().orElseThrow())));
        int y1 = Math.max(y0 + 1, (int) Math.ceil(
                Math.log10(all.stream().mapToDouble(Point::value).max().orElseThrow())));
        text.append(format(
                "<g transform=\"translate(%d,%d)\">%n<text x=\"0\" y=\"-22\" font-weight=\"600\">%s</text>%n",
                offset + LEFT, TOP, title));
        for (int e = y0; e <= y1; e++) {
            double y = HEIGHT - HEIGHT * (e - y0) / (double) (y1 - y0);
            text.append(format(
                    "<path class=\"g\" d=\"M0 %.1fH%d\"/><text x=\"-8\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n",
                    y, WIDTH, y + 4, power(e)));
        }
        for (int e = x0; e <= x1; e++) {
            double x = WIDTH * (e - x0) / (double) (x1 - x0);
            text.append(format(
                    "<path class=\"g\" d=\"M%.1f 0V%d\"/><text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
                    x, HEIGHT, x, HEIGHT + 18, power(e)));
        }
        text.append(format(
                "<path class=\"a\" fill=\"none\" d=\"M0 0V%d H%d\"/><text x=\"%d\" y=\"%d\" text-anchor=\"end\">lines</text>%n",
                HEIGHT, WIDTH, WIDTH, HEIGHT + 36));
        int n = 0;
        for (var entry : series.entrySet()) {
            var colour = COLOURS.get(n % COLOURS.size());
            var path = new StringBuilder();
            for (var p : entry.getValue()) {
                double x = WIDTH * (Math.log10(p.lines) - x0) / (x1 - x0);
                double y = HEIGHT - HEIGHT * (Math.log10(Math.max(1e-3, p.value)) - y0) / (y1 - y0);
                path.append(format("%s%.1f %.1f", path.isEmpty() ? "M" : "L", x, y));
                text.append(format(
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"><title>%s: %,.0f lines, %.3f</title></circle>%n",
                        x, y, colour, entry.getKey(), p.lines, p.value));
            }
            text.append(format("<path fill=\"none\" stroke=\"%s\" stroke-width=\"2\" d=\"%s\"/>%n", colour, path));
            int y = HEIGHT + 52 + 18 * n++;
            text.append(format(
                    "<path stroke=\"%s\" stroke-width=\"3\" d=\"M0 %dH18\"/><text x=\"26\" y=\"%d\">%s</text>%n",
                    colour, y - 4, y, entry.getKey()));
        }
        text.append("</g>\n");
    }

    private static String power(int exponent) {
        return exponent >= 0 ? format("%,.0f", Math.pow(10, exponent)) : format("%s", Math.pow(10, exponent));
    }
}
