// SPDX-License-Identifier: Apache-2.0
/** Programs that measure Belay on the machine they run on. Outside {@code org.belay}, so that Belay never scans them. */
@org.jspecify.annotations.NullMarked
package belay.benchmarks;
