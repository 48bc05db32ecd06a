// SPDX-License-Identifier: Apache-2.0
package org.belay.portal.theme;

/**
 * The one accent colour of an organization, made usable in both themes: whatever colour it chose, text stays readable
 * (WCAG 2.2 AA) and marks stay visible.
 */
public final class Accent {

    private final Colour chosen;
    private final Tone light;
    private final Tone dark;

    private Accent(Colour chosen) {
        this.chosen = chosen;
        this.light = Tone.light(chosen);
        this.dark = Tone.dark(chosen);
    }

    /** The accent made from a colour written {@code #rrggbb}; refuses anything else. */
    public static Accent of(String hex) {
        return new Accent(Colour.of(hex));
    }

    /** The colour as it was chosen, {@code #rrggbb}. */
    public String hex() {
        return chosen.hex();
    }

    /** The style sheet that gives the portal this accent in light and dark; served as {@code /theme.css}. */
    public String css() {
        return """
                :root {
                  --belay-accent: %s;
                  --belay-accent-on: %s;
                  --belay-accent-text: %s;
                  --belay-accent-tint: %s;
                }
                """.formatted(
                        both(light.fill(), dark.fill()),
                        both(light.on(), dark.on()),
                        both(light.text(), dark.text()),
                        both(light.tint(), dark.tint()));
    }

    Tone light() {
        return light;
    }

    Tone dark() {
        return dark;
    }

    private static String both(Colour light, Colour dark) {
        return "light-dark(" + light.hex() + ", " + dark.hex() + ")";
    }
}
