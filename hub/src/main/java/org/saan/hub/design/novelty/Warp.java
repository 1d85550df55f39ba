package org.saan.hub.design.novelty;

/**
 * Where a point of one picture lies in another: a plane seen from another side. Points are counted from the middles of the pictures,
 * with half the longer side as one. {@code (x, y)} goes to {@code ((a x + b y + c) / w, (d x + e y + f) / w)}, {@code w = g x + h y + 1}.
 */
record Warp(double a, double b, double c, double d, double e, double f, double g, double h) {
    /** Turned by {@code angle}, enlarged by {@code scale}, moved by {@code (x, y)}. */
    static Warp similar(double angle, double scale, double x, double y) {
        double cos = scale * Math.cos(angle);
        double sin = scale * Math.sin(angle);
        return new Warp(cos, -sin, x, sin, cos, y, 0, 0);
    }

    Warp plus(double[] step) {
        return new Warp(
                a + step[0], b + step[1], c + step[2], d + step[3], e + step[4], f + step[5], g + step[6], h + step[7]);
    }

    /** How far directions are turned, about the middle. */
    double angle() {
        return Math.atan2(d - b, a + e);
    }

    /** Area in the other picture of one unit of area here, at the middle. */
    double area() {
        return a * e - b * d;
    }

    /** Longer by shorter diameter of what becomes of a circle, at the middle; far from 1 is no picture of the same thing. */
    double stretch() {
        double s = (a * a + b * b + d * d + e * e) / 2;
        double det = Math.abs(area());
        double root = Math.sqrt(Math.max(0, s * s - det * det));
        return Math.sqrt((s + root) / Math.max(1e-9, s - root));
    }
}
