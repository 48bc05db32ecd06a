// SPDX-License-Identifier: Apache-2.0
package org.belay.plugins;

/**
 * A kind of thing that a module tells people about. It always stands in the inbox; the person chooses how it comes by
 * e-mail.
 *
 * @param key as {@code credits.cycle-ends}; its name stands in a message bundle under {@link #labelKey}
 * @param usual how it comes by e-mail unless the person chooses otherwise
 * @param mutable whether the person may choose. What protects the account may not be muted: it comes at once, at any
 *     hour
 */
public record NoticeKind(String key, Rhythm usual, boolean mutable) {

    /** How often a kind comes by e-mail. */
    public enum Rhythm {
        AT_ONCE,
        DAILY,
        WEEKLY,
        NEVER
    }

    public NoticeKind {
        if (!key.matches("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9-]*)+")) {
            throw new IllegalArgumentException("A kind of notice reads like 'credits.cycle-ends': " + key);
        }
        if (!mutable && usual != Rhythm.AT_ONCE) {
            throw new IllegalArgumentException("What nobody may mute comes at once: " + key);
        }
    }

    /** The message key of what people choose by. */
    public String labelKey() {
        return "notice-kind." + key;
    }
}
