package org.saan.hub.design.novelty;

/** Colours as people see them: CIELAB under daylight D65, and the difference CIEDE2000 (Sharma, Wu, Dalal 2005). */
public record Cie(double l, double a, double b) {
    /** Of an sRGB colour, each part 0 to 255. */
    public static Cie ofRgb(double red, double green, double blue) {
        double r = linear(red / 255);
        double g = linear(green / 255);
        double b = linear(blue / 255);
        double x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
        double y = f(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
        double z = f((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
        return new Cie(116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    /** Of {@code #RRGGBB}. */
    public static Cie ofHex(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return ofRgb(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
    }

    /** Red, green and blue as {@code 0x2e3a6e}: an estimate for the screen, brought into what a screen can show. */
    public int screen() {
        double y = (l + 16) / 116;
        double x = back(y + a / 500) * 0.95047;
        double z = back(y - b / 200) * 1.08883;
        y = back(y);
        return part(3.2404542 * x - 1.5371385 * y - 0.4985314 * z) << 16
                | part(-0.9692660 * x + 1.8760108 * y + 0.0415560 * z) << 8
                | part(0.0556434 * x - 0.2040259 * y + 1.0572252 * z);
    }

    private static double back(double t) {
        return t > 6.0 / 29 ? t * t * t : (116 * t - 16) * 27 / 24389;
    }

    private static int part(double v) {
        double shown = v <= 0.0031308 ? 12.92 * v : 1.055 * Math.pow(v, 1 / 2.4) - 0.055;
        return (int) Math.clamp(Math.round(255 * shown), 0, 255);
    }

    private static double linear(double v) {
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private static double f(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    /** CIEDE2000; up to 1 is not seen. */
    public double difference(Cie other) {
        double mean = (Math.hypot(a, b) + Math.hypot(other.a, other.b)) / 2;
        double g = 0.5 * (1 - Math.sqrt(Math.pow(mean, 7) / (Math.pow(mean, 7) + Math.pow(25, 7))));
        double a1 = a * (1 + g);
        double a2 = other.a * (1 + g);
        double c1 = Math.hypot(a1, b);
        double c2 = Math.hypot(a2, other.b);
        double h1 = hue(a1, b);
        double h2 = hue(a2, other.b);
        double dh = 0;
        double sum = h1 + h2;
        if (c1 * c2 != 0) {
            dh = h2 - h1 > 180 ? h2 - h1 - 360 : h2 - h1 < -180 ? h2 - h1 + 360 : h2 - h1;
            sum = Math.abs(h1 - h2) <= 180 ? sum / 2 : sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
        }
        double light = (l + other.l) / 2 - 50;
        double chroma = (c1 + c2) / 2;
        double t = 1
                - 0.17 * Math.cos(Math.toRadians(sum - 30))
                + 0.24 * Math.cos(Math.toRadians(2 * sum))
                + 0.32 * Math.cos(Math.toRadians(3 * sum + 6))
                - 0.20 * Math.cos(Math.toRadians(4 * sum - 63));
        double turn = 30 * Math.exp(-Math.pow((sum - 275) / 25, 2));
        double rc = 2 * Math.sqrt(Math.pow(chroma, 7) / (Math.pow(chroma, 7) + Math.pow(25, 7)));
        double dl = (other.l - l) / (1 + 0.015 * light * light / Math.sqrt(20 + light * light));
        double dc = (c2 - c1) / (1 + 0.045 * chroma);
        double dhh = 2 * Math.sqrt(c1 * c2) * Math.sin(Math.toRadians(dh / 2)) / (1 + 0.015 * chroma * t);
        double rt = -Math.sin(Math.toRadians(2 * turn)) * rc;
        return Math.sqrt(dl * dl + dc * dc + dhh * dhh + rt * dc * dhh);
    }

    private static double hue(double a, double b) {
        double degrees = Math.toDegrees(Math.atan2(b, a));
        return degrees < 0 ? degrees + 360 : degrees;
    }
}
