// SPDX-License-Identifier: Apache-2.0
package org.belay.tenancy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the actor may do in the tenant, as the database said when the latest transaction of this scope began.
 *
 * @param permissions held for the whole tenant ({@code credits:review}) or for one thing
 *     ({@code ppe:approve@site:0198…})
 * @param switchedOff names of the features that this tenant has switched off
 * @param roles names of the actor's roles, in order
 * @param unread how many notices the actor has not read, counted up to a hundred
 */
public record Rights(Set<String> permissions, Set<String> switchedOff, List<String> roles, int unread) {

    /** No right at all. */
    public static final Rights NONE = new Rights(Set.of(), Set.of(), List.of(), 0);

    static final String EVERYTHING = "*";

    private static final String MARKS = "!#=";

    public Rights {
        permissions = Set.copyOf(permissions);
        switchedOff = Set.copyOf(switchedOff);
        roles = List.copyOf(roles);
    }

    /** Reads the answer of {@code platform.enter}; null means an unknown or disabled actor. */
    static Rights of(String @Nullable [] answer, Actor.@Nullable Kind kind) {
        if (answer == null) {
            return kind == Actor.Kind.SYSTEM ? new Rights(Set.of(EVERYTHING), Set.of(), List.of(), 0) : NONE;
        }
        var off = Set.copyOf(marked('!', answer));
        var permissions = Arrays.stream(answer)
                .filter(entry -> MARKS.indexOf(entry.charAt(0)) < 0)
                .filter(entry -> !off.contains(entry.substring(0, entry.indexOf(':'))))
                .collect(Collectors.toSet());
        return new Rights(
                kind == Actor.Kind.SYSTEM ? Set.of(EVERYTHING) : permissions,
                off,
                marked('#', answer),
                marked('=', answer).stream().mapToInt(Integer::parseInt).sum());
    }

    private static List<String> marked(char mark, String[] answer) {
        return Arrays.stream(answer)
                .filter(entry -> entry.charAt(0) == mark)
                .map(entry -> entry.substring(1))
                .toList();
    }

    /** Whether the permission is held for the whole tenant. */
    public boolean has(String permission) {
        return permissions.contains(permission) || permissions.contains(EVERYTHING);
    }

    /** Whether the permission is held for this one thing, or for the whole tenant. */
    public boolean has(String permission, String scopeKind, UUID scopeId) {
        return has(permission) || permissions.contains(permission + "@" + scopeKind + ":" + scopeId);
    }

    public boolean isOn(String feature) {
        return !switchedOff.contains(feature);
    }
}
