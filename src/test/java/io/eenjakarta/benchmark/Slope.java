package io.eenjakarta.benchmark;

/**
 * How a cost grows with a size, as the slope of a line through both logarithms: 0 does not grow, 1 grows in proportion, 0.1 means a
 * quarter more for each tenfold.
 */
public final class Slope {

    private Slope() {}

    /**
     * By least squares.
     *
     * @param sizes above zero, at least two different ones
     * @param costs above zero, one for each size
     */
    public static double of(double[] sizes, double[] costs) {
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < sizes.length; i++) {
            meanX += Math.log(sizes[i]) / sizes.length;
            meanY += Math.log(costs[i]) / sizes.length;
        }
        double both = 0;
        double square = 0;
        for (int i = 0; i < sizes.length; i++) {
            double x = Math.log(sizes[i]) - meanX;
            both += x * (Math.log(costs[i]) - meanY);
            square += x * x;
        }
        return both / square;
    }
}
