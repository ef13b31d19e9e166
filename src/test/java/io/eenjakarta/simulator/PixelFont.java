package io.eenjakarta.simulator;

import java.awt.Graphics2D;
import java.util.HexFormat;
import java.util.Locale;

/** Letters of 5 by 7 dots, drawn as squares: works on a machine without any font. */
final class PixelFont {
    private static final char FIRST = '-';
    private static final char LAST = 'Z';

    /** Five columns per character from '-' to 'Z', the lowest bit on top. */
    private static final byte[] COLUMNS = HexFormat.of()
            .parseHex("0808080808" + "0000606000" + "2010080402" + "3e5149453e" + "00427f4000" + "7249494946"
                    + "2141494d33" + "1814127f10" + "2745454539" + "3c4a494931" + "4121110907" + "3649494936"
                    + "464949291e" + "0000140000" + "0040340000" + "0008142241" + "1414141414" + "0041221408"
                    + "0201590906" + "3e415d594e" + "7c1211127c" + "7f49494936" + "3e41414122" + "7f4141413e"
                    + "7f49494941" + "7f09090901" + "3e41415173" + "7f0808087f" + "00417f4100" + "2040413f01"
                    + "7f08142241" + "7f40404040" + "7f021c027f" + "7f0408107f" + "3e4141413e" + "7f09090906"
                    + "3e4151215e" + "7f09192946" + "2649494932" + "03017f0103" + "3f4040403f" + "1f2040201f"
                    + "3f4038403f" + "6314081463" + "0304780403" + "6159494d43");

    private PixelFont() {}

    /** In capitals, in the colour that is set; a character it does not have leaves a gap. */
    static void draw(Graphics2D canvas, String text, int x, int y, int dot) {
        String capitals = text.toUpperCase(Locale.ROOT);
        for (int i = 0; i < capitals.length(); i++) {
            char letter = capitals.charAt(i);
            if (letter >= FIRST && letter <= LAST) {
                draw(canvas, letter, x + i * 6 * dot, y, dot);
            }
        }
    }

    private static void draw(Graphics2D canvas, char letter, int x, int y, int dot) {
        for (int column = 0; column < 5; column++) {
            int bits = COLUMNS[(letter - FIRST) * 5 + column];
            for (int row = 0; row < 7; row++) {
                if ((bits >> row & 1) == 1) {
                    canvas.fillRect(x + column * dot, y + row * dot, dot, dot);
                }
            }
        }
    }
}
