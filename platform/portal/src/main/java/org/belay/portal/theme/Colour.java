// SPDX-License-Identifier: Apache-2.0
package org.belay.portal.theme;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A colour of the screen (sRGB, 8 bits a channel) that knows its contrast and its lighter and darker sisters. */
record Colour(int red, int green, int blue) {

    static final Colour WHITE = new Colour(255, 255, 255);
    static final Colour BLACK = new Colour(0, 0, 0);

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final int SHADES = 200;

    Colour {
        if (((red | green | blue) & ~0xff) != 0) {
            throw new IllegalArgumentException("A channel is 0 to 255, not " + red + ", " + green + ", " + blue);
        }
    }

    static Colour of(String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("A colour is written #rrggbb");
        }
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return new Colour(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
    }

    /** Contrast as WCAG 2.2 defines it: 1 for equal colours, 21 for black on white. */
    double contrast(Colour other) {
        double a = luminance();
        double b = other.luminance();
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** Relative luminance as WCAG 2.2 defines it. */
    double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    /** This colour if it will do, otherwise the nearest darker one that does; black if none. */
    Colour darkenedUntil(Predicate<Colour> good) {
        return shadedUntil(good, 0, 1);
    }

    /** This colour if it will do, otherwise the nearest lighter one that does, livelier so as not to look washed out. */
    Colour lightenedUntil(Predicate<Colour> good) {
        return shadedUntil(good, 1, 1.4);
    }

    private Colour shadedUntil(Predicate<Colour> good, int end, double chroma) {
        if (good.test(this)) {
            return this;
        }
        var lab = Oklab.of(this).withChroma(chroma);
        for (int step = 1; step < SHADES; step++) {
            double share = (double) step / SHADES;
            var shade = lab.withLightness(lab.lightness() + (end - lab.lightness()) * share)
                    .colour();
            if (good.test(shade)) {
                return shade;
            }
        }
        return end == 0 ? BLACK : WHITE;
    }

    /** This colour with a share (0 to 1) of another stirred in. */
    Colour mixed(Colour other, double share) {
        return new Colour(mix(red, other.red, share), mix(green, other.green, share), mix(blue, other.blue, share));
    }

    String hex() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }

    private static int mix(int mine, int theirs, double share) {
        return (int) Math.round(mine + (theirs - mine) * share);
    }

    static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
