// SPDX-License-Identifier: Apache-2.0
package org.belay.portal.theme;

/** A colour in the Oklab space, where changing the lightness alone keeps the hue. */
record Oklab(double lightness, double a, double b) {

    static Oklab of(Colour colour) {
        double r = Colour.linear(colour.red());
        double g = Colour.linear(colour.green());
        double b = Colour.linear(colour.blue());
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new Oklab(
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    Oklab withLightness(double other) {
        return new Oklab(other, a, b);
    }

    /** The same hue and lightness, more or less colourful; a grey stays grey. */
    Oklab withChroma(double times) {
        return new Oklab(lightness, a * times, b * times);
    }

    /** The same colour on the screen; what the screen cannot show loses chroma until it can. */
    Colour colour() {
        for (double chroma = 1; chroma > 0; chroma -= 0.02) {
            var channels = channels(chroma);
            if (shown(channels[0]) && shown(channels[1]) && shown(channels[2])) {
                return new Colour(channel(channels[0]), channel(channels[1]), channel(channels[2]));
            }
        }
        int grey = channel(Math.pow(lightness, 3));
        return new Colour(grey, grey, grey);
    }

    private double[] channels(double chroma) {
        double l = cube(lightness + 0.3963377774 * a * chroma + 0.2158037573 * b * chroma);
        double m = cube(lightness - 0.1055613458 * a * chroma - 0.0638541728 * b * chroma);
        double s = cube(lightness - 0.0894841775 * a * chroma - 1.2914855480 * b * chroma);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }

    private static double cube(double root) {
        return root * root * root;
    }

    private static boolean shown(double linear) {
        return linear > -0.001 && linear < 1.001;
    }

    private static int channel(double linear) {
        double share = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.clamp(Math.round(share * 255), 0, 255);
    }
}
