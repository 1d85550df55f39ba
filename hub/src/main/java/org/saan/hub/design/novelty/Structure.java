package org.saan.hub.design.novelty;

/**
 * Where a picture has edges and which way they run, without saying which side is dark or what the colours are: a recoloured cloth
 * has the same structure. Three values a pixel, each 0 to 1 or -1 to 1: strength, and strength times cosine and sine of twice the
 * direction across the edge (an edge and the same edge with its colours exchanged are one). Weak edges count nearly as much as
 * strong ones, because other colours make other strengths.
 */
record Structure(int width, int height, float[] strength, float[] cosine, float[] sine) {
    static Structure of(Picture picture) {
        int width = picture.width();
        int height = picture.height();
        float[] xx = new float[width * height];
        float[] yy = new float[width * height];
        float[] xy = new float[width * height];
        for (float[] plane : new float[][] {picture.red(), picture.green(), picture.blue()}) {
            add(Planes.smoothed(plane, width, height, 2), width, height, xx, yy, xy);
        }
        double sum = 0;
        float[] strength = new float[width * height];
        for (int i = 0; i < strength.length; i++) {
            strength[i] = (float) Math.sqrt(xx[i] + yy[i]);
            sum += strength[i];
        }
        float middle = (float) Math.max(1, sum / strength.length);
        float[] cosine = new float[strength.length];
        float[] sine = new float[strength.length];
        for (int i = 0; i < strength.length; i++) {
            float seen = strength[i] / (strength[i] + middle);
            float energy = xx[i] + yy[i] + 1e-6f;
            cosine[i] = seen * (xx[i] - yy[i]) / energy;
            sine[i] = seen * 2 * xy[i] / energy;
            strength[i] = seen;
        }
        return new Structure(width, height, strength, cosine, sine).halved();
    }

    private static void add(float[] p, int width, int height, float[] xx, float[] yy, float[] xy) {
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                float dx = (p[i + 1] - p[i - 1]) / 2;
                float dy = (p[i + width] - p[i - width]) / 2;
                xx[i] += dx * dx;
                yy[i] += dy * dy;
                xy[i] += dx * dy;
            }
        }
    }

    /** The same at half the size, smoothed first. */
    Structure halved() {
        return new Structure(width / 2, height / 2, less(strength), less(cosine), less(sine));
    }

    private float[] less(float[] plane) {
        return Planes.halved(Planes.smoothed(plane, width, height, 1), width, height);
    }
}
