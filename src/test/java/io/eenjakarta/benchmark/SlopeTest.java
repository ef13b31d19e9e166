package io.eenjakarta.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SlopeTest {

    private static final double[] SIZES = {1_000, 100_000, 1_000_000};

    @Test
    void whatDoesNotGrowIsFlat() {
        assertEquals(0, Slope.of(SIZES, new double[] {7, 7, 7}), 1e-9);
    }

    @Test
    void whatGrowsInProportionHasOne() {
        assertEquals(1, Slope.of(SIZES, new double[] {3, 300, 3_000}), 1e-9);
    }

    @Test
    void whatGrowsWithTheSquareRootHasAHalf() {
        assertEquals(0.5, Slope.of(new double[] {1, 4}, new double[] {10, 20}), 1e-9);
    }

    @Test
    void whatShrinksIsBelowZero() {
        assertEquals(-1, Slope.of(new double[] {1, 2, 4}, new double[] {8, 4, 2}), 1e-9);
    }
}
