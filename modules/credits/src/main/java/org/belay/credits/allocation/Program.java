// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.allocation;

import java.util.ArrayList;
import java.util.List;

/**
 * A small integer program with goals in order: whole numbers within linear bounds, such that the first goal is as large
 * as it can be, among those the second, and so on. Where all goals leave a choice, variables are as large as they can
 * be in the order they were added, so there is never more than one answer and it does not depend on how it was found.
 *
 * <p>All arithmetic is exact. Variables are bounded, so nothing is ever unbounded. Add variables that decide much, such
 * as yes or no, before those that follow from them: branching goes by that order.
 */
public final class Program {

    private final List<Long> most = new ArrayList<>();
    private final List<Bound> bounds = new ArrayList<>();
    private final List<List<Term>> goals = new ArrayList<>();

    /** A variable times a whole number. */
    public record Term(int variable, long coefficient) {}

    /** The sum of the terms is at most, or exactly, an amount. */
    record Bound(List<Term> terms, long amount, boolean exactly) {}

    /** Adds a variable for a whole number between nought and this; returns its index, counted from nought. */
    public int variable(long most) {
        if (most < 0) {
            throw new IllegalArgumentException("a variable of at most " + most);
        }
        this.most.add(most);
        return this.most.size() - 1;
    }

    /** The sum of the terms must not be more than this. */
    public void atMost(long bound, Term... terms) {
        atMost(bound, List.of(terms));
    }

    /** The sum of the terms must not be more than this. */
    public void atMost(long bound, List<Term> terms) {
        bounds.add(new Bound(checked(terms), bound, false));
    }

    /** The sum of the terms must not be less than this. */
    public void atLeast(long bound, Term... terms) {
        atLeast(bound, List.of(terms));
    }

    /** The sum of the terms must not be less than this. */
    public void atLeast(long bound, List<Term> terms) {
        var turned = terms.stream()
                .map(term -> new Term(term.variable(), Math.negateExact(term.coefficient())))
                .toList();
        bounds.add(new Bound(checked(turned), Math.negateExact(bound), false));
    }

    /** The sum of the terms must be this. */
    public void exactly(long bound, Term... terms) {
        exactly(bound, List.of(terms));
    }

    /** The sum of the terms must be this. */
    public void exactly(long bound, List<Term> terms) {
        bounds.add(new Bound(checked(terms), bound, true));
    }

    /** The sum of the terms shall be as large as the goals added before allow. */
    public void goal(Term... terms) {
        goal(List.of(terms));
    }

    /** The sum of the terms shall be as large as the goals added before allow. */
    public void goal(List<Term> terms) {
        goals.add(checked(terms));
    }

    /**
     * Finds the best answer. When that takes more than {@code mostNodes} branches, or numbers beyond 64 bits, the best
     * one found until then is given and called so; if all variables may be nought, there always is one.
     */
    public Solution solve(long mostNodes) {
        return new Search(this, mostNodes).run();
    }

    private List<Term> checked(List<Term> terms) {
        for (var term : terms) {
            if (term.variable() < 0 || term.variable() >= most.size()) {
                throw new IllegalArgumentException("no variable " + term.variable());
            }
        }
        return List.copyOf(terms);
    }

    int variables() {
        return most.size();
    }

    long most(int variable) {
        return most.get(variable);
    }

    List<Bound> bounds() {
        return bounds;
    }

    List<List<Term>> goals() {
        return goals;
    }

    static long sum(List<Term> terms, List<Long> values) {
        long sum = 0;
        for (var term : terms) {
            sum = Math.addExact(sum, Math.multiplyExact(term.coefficient(), values.get(term.variable())));
        }
        return sum;
    }

    /** The coefficients of all variables in a sum. */
    long[] coefficients(List<Term> terms) {
        var coefficients = new long[most.size()];
        for (var term : terms) {
            coefficients[term.variable()] = Math.addExact(coefficients[term.variable()], term.coefficient());
        }
        return coefficients;
    }
}
