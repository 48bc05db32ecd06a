// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

/** Contact minutes of one activity: more than none, at most a year's working time. */
public record Minutes(int count) {

    private static final int MOST = 120_000;

    public Minutes {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("Minutes lie between 1 and " + MOST + ", not at " + count);
        }
    }
}
