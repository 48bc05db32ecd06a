// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

/** A zip or a file in it cannot be read to its end, so nothing of the bundle can be taken. */
public final class UnreadableRoster extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RowMessage reason;

    UnreadableRoster(RowMessage reason) {
        super(reason.key());
        this.reason = reason;
    }

    static UnreadableRoster zip(String key, Object... parameters) {
        return new UnreadableRoster(RowMessage.error("", 0, "", key, parameters));
    }

    public static UnreadableRoster file(String file, int line, String key, Object... parameters) {
        return new UnreadableRoster(RowMessage.error(file, line, "", key, parameters));
    }

    public RowMessage reason() {
        return reason;
    }
}
