// SPDX-License-Identifier: Apache-2.0
package org.belay.api;

/** A request that the conventions of the API refuse, before any rule of the trade is asked. */
public final class ApiRefusal extends RuntimeException {

    private final int status;
    private final String problem;

    /**
     * @param status of the answer, 4xx
     * @param problem last part of the problem's type
     */
    public ApiRefusal(int status, String problem) {
        super(problem);
        this.status = status;
        this.problem = problem;
    }

    int status() {
        return status;
    }

    String problem() {
        return problem;
    }
}
