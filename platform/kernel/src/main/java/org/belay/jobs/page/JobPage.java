// SPDX-License-Identifier: Apache-2.0
package org.belay.jobs.page;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.belay.jobs.JobView;
import org.belay.jobs.JobView.State;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * A job on a page, in the person's language.
 *
 * @param kind tint of its state
 * @param share per cent done; null while that is not known
 * @param outcome what came of it; null until there is something to say
 */
record JobPage(
        UUID id,
        String name,
        String kind,
        String state,
        String headline,
        String amount,
        @Nullable Long share,
        @Nullable String outcome,
        @Nullable String resultPath,
        @Nullable String trace,
        String since,
        @Nullable String until,
        boolean ended,
        boolean cancellable,
        boolean retryable) {

    static JobPage of(JobView job, MessageSource messages, Locale locale, ZoneId zone) {
        var words = new Words(messages, locale);
        var time = DateTimeFormatter.ofPattern(words.say("jobs.time"), locale).withZone(zone);
        var state =
                job.stopping() && !job.ended() ? "stopping" : job.state().name().toLowerCase(Locale.ROOT);
        var name = messages.getMessage(job.type() + ".name", null, job.type(), locale);
        var failed = job.state() == State.FAILED;
        return new JobPage(
                job.id().value(),
                String.valueOf(name),
                kind(job.state()),
                words.say("jobs.state." + state),
                words.say("jobs.headline." + state, String.valueOf(name)),
                amount(job, words),
                share(job),
                job.messageKey() == null
                        ? null
                        : words.say(job.messageKey(), job.messageParameters().toArray()),
                job.resultPath(),
                failed && job.traceId() != null ? job.traceId().toString() : null,
                time.format(job.createdAt()),
                job.endedAt() == null ? null : time.format(job.endedAt()),
                job.ended(),
                !job.ended() && !job.stopping(),
                failed || job.state() == State.CANCELLED);
    }

    private static String kind(State state) {
        return switch (state) {
            case QUEUED, CANCELLED -> "neutral";
            case RUNNING -> "accent";
            case DONE -> "good";
            case FAILED -> "problem";
        };
    }

    private static String amount(JobView job, Words words) {
        if (job.total() == null) {
            return "";
        }
        return words.say("jobs.amount", job.done(), job.total());
    }

    private static @Nullable Long share(JobView job) {
        var total = job.total();
        if (total == null) {
            return null;
        }
        return total == 0 ? 100 : Math.clamp(job.done() * 100 / total, 0L, 100L);
    }

    private record Words(MessageSource messages, Locale locale) {

        String say(String key, Object... parameters) {
            return messages.getMessage(key, parameters, locale);
        }
    }
}
