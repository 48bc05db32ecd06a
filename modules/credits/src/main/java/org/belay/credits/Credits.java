// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact amount of credits in one issuer's own unit, never negative, to a hundredth. Amounts of different issuers are
 * not added: the unit is the issuer's, and what is called a CEU differs by a factor of ten among them.
 */
public record Credits(@JsonValue BigDecimal amount) implements Comparable<Credits> {

    public static final Credits ZERO = Credits.of(0);

    public Credits {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("Credits are never below 0, as " + amount + " is");
        }
        try {
            amount = amount.setScale(2, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException _) {
            throw new IllegalArgumentException("Credits have at most two decimals, not " + amount);
        }
    }

    public static Credits of(long whole) {
        return new Credits(BigDecimal.valueOf(whole));
    }

    public static Credits of(String amount) {
        return new Credits(new BigDecimal(amount));
    }

    public static Credits ofHundredths(long hundredths) {
        return new Credits(BigDecimal.valueOf(hundredths, 2));
    }

    public long hundredths() {
        return amount.unscaledValue().longValueExact();
    }

    public Credits plus(Credits other) {
        return new Credits(amount.add(other.amount));
    }

    public Credits minus(Credits other) {
        return new Credits(amount.subtract(other.amount));
    }

    /** What is still lacking to reach the other amount; zero when it is reached. */
    public Credits shortOf(Credits other) {
        return compareTo(other) >= 0 ? ZERO : other.minus(this);
    }

    /** This share of the amount, rounded up to a hundredth, so that "at least" stays true. */
    public Credits percent(int percent) {
        return new Credits(amount.multiply(BigDecimal.valueOf(percent, 2)).setScale(2, RoundingMode.CEILING));
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    @Override
    public int compareTo(Credits other) {
        return amount.compareTo(other.amount);
    }

    /** The amount as people write it: 2, 1.5, 0.25. */
    @Override
    public String toString() {
        return isZero() ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
