// SPDX-License-Identifier: Apache-2.0
package org.belay.credits;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.belay.credits.Requirements.Choice;
import org.belay.credits.Requirements.Credential;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says a standing, an effect and the reasons behind them, in the reader's language. */
@Component
public class Wording {

    private final MessageSource messages;
    private final Requirements requirements;

    Wording(MessageSource messages, Requirements requirements) {
        this.messages = messages;
        this.requirements = requirements;
    }

    /** Why an amount is what it is: the question, and the answer sentence by sentence. */
    public record Why(String question, List<String> sentences) {}

    public String text(String key, Object... parameters) {
        return messages.getMessage(key, parameters, LocaleContextHolder.getLocale());
    }

    /** A day as people write it: 14 Nov 2026. */
    public String date(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("d MMM yyyy", LocaleContextHolder.getLocale()));
    }

    public String cycle(Cycle cycle) {
        return date(cycle.start()) + " – " + date(cycle.end());
    }

    /** The requirements that hold for the cycle. */
    public Credential credential(Standing.OfCredential standing) {
        return requirements
                .credential(standing.credential(), standing.cycle().start())
                .orElseThrow();
    }

    /** Where the person stands, as the first line of a page. */
    public String headline(Standing.OfCredential standing) {
        var end = date(standing.cycle().end());
        if (standing.complete()) {
            return text("credits.headline.complete", standing.credential(), standing.required());
        }
        var form = standing.daysLeft() > 0 ? "open" : standing.daysLeft() == 0 ? "last-day" : "ended";
        return text(
                "credits.headline." + form,
                standing.credential(),
                standing.counted(),
                standing.required(),
                standing.missing(),
                end,
                standing.daysLeft());
    }

    /** What the missing credits must be, or what to do once none is missing. */
    public String advice(Standing.OfCredential standing) {
        return advice(standing, credential(standing));
    }

    /** The same for a credential of requirements that are not in use here. */
    public String advice(Standing.OfCredential standing, Credential credential) {
        var end = date(standing.cycle().end());
        if (standing.complete()) {
            var issuer = credential.issuer().name();
            return standing.daysLeft() < 0
                    ? text("credits.advice.ended-complete", issuer, end)
                    : text("credits.advice.report", issuer, end);
        }
        if (standing.daysLeft() < 0) {
            return text(
                    "credits.advice.ended",
                    standing.missing(),
                    credential.issuer().name());
        }
        return kinds(standing.minimums(), standing.missing());
    }

    /** Where the person stands with several credentials together. */
    public String headline(Standing.OfPortfolio portfolio, LocalDate asOf) {
        return text(
                "credits.headline.open",
                portfolio.name(),
                portfolio.counted(),
                portfolio.required(),
                portfolio.missing(),
                date(portfolio.cycle().end()),
                portfolio.cycle().daysLeft(asOf));
    }

    /** What the credits must be that several credentials together still lack. */
    public String advice(Standing.OfPortfolio portfolio) {
        return kinds(portfolio.minimums(), portfolio.missing());
    }

    private String kinds(List<Standing.OfMinimum> minimums, Credits missing) {
        var all = minimums.stream()
                .filter(minimum -> !minimum.met() && minimum.missing().equals(missing))
                .map(Standing.OfMinimum::hint)
                .collect(Collectors.joining(" "));
        if (!all.isEmpty()) {
            return all;
        }
        var some = minimums.stream()
                .filter(minimum -> !minimum.met())
                .map(minimum -> text("credits.advice.part", minimum.missing(), minimum.label()))
                .collect(Collectors.joining(text("credits.advice.and")));
        return some.isEmpty() ? text("credits.advice.any") : text("credits.advice.some", some);
    }

    /** "RHIA 28 → 29. Privacy and security: yes. AHIMA share: no." */
    public String effect(Effect.OnCredential effect) {
        var line = new StringBuilder(
                effect.before().equals(effect.after())
                        ? text("credits.effect.same", effect.credential(), effect.after(), effect.required())
                        : text("credits.effect.more", effect.credential(), effect.before(), effect.after()));
        if (!effect.waiting().isZero()) {
            line.append(' ').append(text("credits.effect.waiting", effect.waiting()));
        }
        effect.minimums()
                .forEach(minimum -> line.append(' ')
                        .append(text(minimum.helps() ? "credits.effect.yes" : "credits.effect.no", minimum.label())));
        return line.toString();
    }

    /** The reason for an amount that is not what one might expect; empty where there is nothing to explain. */
    public Optional<Why> why(Standing.OfCredential standing, Standing.OfEntry entry) {
        if (entry.reasons().isEmpty()) {
            return Optional.empty();
        }
        var sentences = entry.reasons().stream()
                .map(reason -> sentence(standing, reason))
                .toList();
        return Optional.of(new Why(question(entry), sentences));
    }

    /** A reason with the origin of its figure. */
    public String sentence(Standing.OfCredential standing, Reason reason) {
        return sentence(standing, credential(standing), reason);
    }

    /** The same for a credential of requirements that are not in use here. */
    public String sentence(Standing.OfCredential standing, Credential credential, Reason reason) {
        var said = statement(standing, credential, reason);
        var source = reason.source();
        return source == null ? said : said + " " + source(source);
    }

    /** Where a figure comes from. */
    public String source(Source source) {
        return text(
                source.verified() ? "credits.source" : "credits.source.verify", source.title(), date(source.checked()));
    }

    private String question(Standing.OfEntry entry) {
        var got = entry.counted().plus(entry.waiting());
        if (got.isZero()) {
            return text("credits.why.none");
        }
        var expected = entry.reasons().stream()
                .map(reason -> switch (reason) {
                    case Reason.BelowPartHour below -> hours(below.minutes());
                    case Reason.PrintedDiffers differs -> differs.fromMinutes().toString();
                    default -> entry.worth().toString();
                })
                .filter(amount -> !amount.equals(got.toString()))
                .findFirst();
        return expected.map(amount -> text("credits.why.instead", got, amount))
                .orElseGet(() -> text("credits.why", got));
    }

    private static String hours(int minutes) {
        return BigDecimal.valueOf(minutes)
                .divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private String statement(Standing.OfCredential standing, Credential credential, Reason reason) {
        var issuer = credential.issuer();
        var key = "credits.reason." + reason.code();
        return switch (reason) {
            case Reason.BelowPartHour below ->
                text(
                        key,
                        String.valueOf(below.minutes()),
                        amount(below.credits(), credential),
                        String.valueOf(below.left()),
                        issuer.name(),
                        String.valueOf(below.partHourFrom()));
            case Reason.PrintedDiffers differs ->
                text(key, amount(differs.printed(), credential), amount(differs.fromMinutes(), credential));
            case Reason.NoAmount _, Reason.NotTicked _ -> text(key, standing.credential());
            case Reason.NotByMinutes by -> text(key, name(credential.types(), by.type()), issuer.name());
            case Reason.NotYet yet -> text(key, date(yet.date()));
            case Reason.BeforeCertification before -> text(key, date(before.date()), date(before.certifiedOn()));
            case Reason.OutsideCycle outside -> text(key, date(outside.date()), cycle(outside.cycle()));
            case Reason.ExcludedType type -> text(key, name(credential.types(), type.type()), issuer.name());
            case Reason.Repeated _ -> text(key, issuer.name());
            case Reason.CountsElsewhere elsewhere -> text(key, elsewhere.credential(), date(elsewhere.deadline()));
            case Reason.Superseded by -> text(key, by.by(), standing.credential());
            case Reason.Surplus surplus -> text(key, standing.required(), amount(surplus.amount(), credential));
            case Reason.SurplusKind kind ->
                text(key, amount(kind.amount(), credential), String.join(", ", kind.labels()));
            case Reason.NotHeld not ->
                text(key, standing.credential(), text("credits.status." + not.status()), date(not.since()));
            case Reason.Excluded excluded -> text(key, issuer.name(), excluded.label());
            case Reason.ActivityFull full ->
                text(key, amount(full.amount(), credential), amount(full.most(), credential));
            case Reason.KindFull full -> text(key, amount(full.amount(), credential), String.join(", ", full.labels()));
            case Reason.NotOfKind not -> text(key, amount(not.amount(), credential), not.label());
            case Reason.NextCycle next -> text(key, cycle(next.cycle()));
        };
    }

    /** An amount in the issuer's unit: 1 CEU, 2 CEUs. */
    public String amount(Credits credits, Credential credential) {
        var issuer = credential.issuer();
        return credits + " " + (credits.equals(Credits.of(1)) ? issuer.unit() : issuer.units());
    }

    /** The name of a choice; the key itself where the requirements no longer know it. */
    public static String name(List<Choice> choices, @Nullable String key) {
        return choices.stream()
                .filter(choice -> choice.key().equals(key))
                .map(Choice::name)
                .findFirst()
                .orElse(String.valueOf(key));
    }
}
