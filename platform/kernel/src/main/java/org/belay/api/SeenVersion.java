// SPDX-License-Identifier: Apache-2.0
package org.belay.api;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version a client has seen and means to change, from {@code If-Match}. A handler of PUT, PATCH or DELETE takes one
 * as a parameter; without the header the answer is 428, with another version's tag 412.
 */
public record SeenVersion(long value) {

    private static final Pattern TAG = Pattern.compile("\"v(\\d{1,18})\"");

    static SeenVersion of(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            throw new ApiRefusal(428, "version-missing");
        }
        var tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new ApiRefusal(412, "changed-meanwhile");
        }
        return new SeenVersion(Long.parseLong(tag.group(1)));
    }

    static String tag(long version) {
        return "\"v" + version + "\"";
    }
}
