// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.pack;

import java.util.ArrayList;
import java.util.List;
import org.belay.credits.Credits;
import org.belay.credits.Source;

/** What holders of several credentials of an issuer need for all of them together, in one cycle. */
public record Portfolio(String key, String name, Total total) {

    /** How the common total follows from the credentials, given with what each asks for alone, the highest first, of equals the longest held. */
    public sealed interface Total {

        Source source();

        /** What falls to each credential; the sum is the common total. */
        List<Credits> shares(List<Credits> alone);

        /** Whether the credits are placed with one credential each, or lie in one pool. */
        boolean pooled();
    }

    /** What the highest asks for alone, and so much for each further one, up to a cap on all. */
    public record HighestPlus(Figure<Credits> each, Figure<Credits> cap) implements Total {

        @Override
        public Source source() {
            return each.source();
        }

        @Override
        public List<Credits> shares(List<Credits> alone) {
            var shares = new ArrayList<Credits>();
            var sum = Credits.ZERO;
            for (var one : alone) {
                var share = shares.isEmpty() ? one : each.value();
                var room = sum.shortOf(cap.value());
                share = share.compareTo(room) > 0 ? room : share;
                shares.add(share);
                sum = sum.plus(share);
            }
            return List.copyOf(shares);
        }

        @Override
        public boolean pooled() {
            return false;
        }
    }

    /** One total for one credential, another for two, and so on; the last for that many and more. */
    public record ByCount(Figure<List<Credits>> totals) implements Total {

        @Override
        public Source source() {
            return totals.source();
        }

        @Override
        public List<Credits> shares(List<Credits> alone) {
            var steps = totals.value();
            return List.of(steps.get(Math.min(alone.size(), steps.size()) - 1));
        }

        @Override
        public boolean pooled() {
            return true;
        }
    }
}
