// SPDX-License-Identifier: Apache-2.0
package org.belay.organization;

/**
 * How well a colour stands out from white, as WCAG 2.2 computes it: 1 for white itself, 21 for black.
 *
 * @param ratio rounded to one decimal, downwards
 */
record Contrast(double ratio) {

    private static final double TEXT = 4.5;
    private static final double MARK = 3;

    /** @param hex a colour written {@code #rrggbb} */
    static Contrast withWhite(String hex) {
        var rgb = Integer.parseInt(hex.substring(1), 16);
        var luminance =
                0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
        return new Contrast(Math.floor(1.05 / (luminance + 0.05) * 10) / 10);
    }

    /** Message key of what follows from it. */
    public String advice() {
        if (ratio >= TEXT) {
            return "organization.accent.good";
        }
        return ratio >= MARK ? "organization.accent.marks" : "organization.accent.pale";
    }

    /** Kind of the note that says so. */
    public String kind() {
        return ratio >= TEXT ? "good" : "attention";
    }

    private static double linear(int channel) {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
