// SPDX-License-Identifier: Apache-2.0
package org.belay.roster;

/**
 * How much a bundle may ask of us before it is refused unread.
 *
 * @param zipBytes size of the zip itself
 * @param entries number of entries, folders included
 * @param fileBytes size of one unpacked file
 * @param totalBytes size of all unpacked files
 * @param ratio how many times larger than packed a file of more than a megabyte may be
 * @param rows rows of one file
 * @param messages messages kept of each severity; all are counted
 */
public record RosterLimits(
        long zipBytes, int entries, long fileBytes, long totalBytes, int ratio, int rows, int messages) {

    private static final long MEGABYTE = 1 << 20;

    public static final RosterLimits STANDARD =
            new RosterLimits(128 * MEGABYTE, 100, 256 * MEGABYTE, 512 * MEGABYTE, 200, 1_000_000, 1_000);

    boolean looksLikeBomb(long packed, long unpacked) {
        return unpacked > MEGABYTE && unpacked / Math.max(1, packed) > ratio;
    }
}
