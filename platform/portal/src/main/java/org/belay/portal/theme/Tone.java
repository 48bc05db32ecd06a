// SPDX-License-Identifier: Apache-2.0
package org.belay.portal.theme;

/**
 * An accent as one theme shows it.
 *
 * @param fill for buttons, bars and marks; at least 3:1 against what lies around it
 * @param on text on the fill; at least 4.5:1
 * @param text the accent as text on surface, page ground or tint; at least 4.5:1
 * @param tint a soft background
 */
record Tone(Colour fill, Colour on, Colour text, Colour tint) {

    static final double TEXT = 4.5;
    static final double MARK = 3;

    private static final Colour INK = Colour.of("#0d1317");

    /** On white cards and a faintly grey page; the colours are those of belay.css. */
    static Tone light(Colour accent) {
        var surface = Colour.WHITE;
        var ground = Colour.of("#f6f7f9");
        var track = Colour.of("#e6e9ee");
        var fill = accent.darkenedUntil(
                c -> c.contrast(surface) >= MARK && c.contrast(ground) >= MARK && c.contrast(track) >= MARK);
        var tint = surface.mixed(fill, 0.12);
        var text = fill.darkenedUntil(
                c -> c.contrast(surface) >= TEXT && c.contrast(ground) >= TEXT && c.contrast(tint) >= TEXT);
        return new Tone(fill, readableOn(fill), text, tint);
    }

    /** On dark cards and an even darker page; the colours are those of belay.css. */
    static Tone dark(Colour accent) {
        var surface = Colour.of("#182027");
        var track = Colour.of("#2c363f");
        var fill = accent.lightenedUntil(c -> c.contrast(surface) >= 7 && c.contrast(track) >= MARK);
        var tint = surface.mixed(fill, 0.16);
        var text = fill.lightenedUntil(c -> c.contrast(surface) >= TEXT && c.contrast(tint) >= TEXT);
        return new Tone(fill, readableOn(fill), text, tint);
    }

    private static Colour readableOn(Colour fill) {
        if (fill.contrast(Colour.WHITE) >= TEXT) {
            return Colour.WHITE;
        }
        return fill.contrast(INK) >= TEXT ? INK : Colour.BLACK;
    }
}
