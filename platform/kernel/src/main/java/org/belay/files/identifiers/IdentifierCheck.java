// SPDX-License-Identifier: Apache-2.0
package org.belay.files.identifiers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.xml.stream.XMLStreamException;
import org.belay.files.Finding;
import org.belay.files.Inspection;
import org.belay.files.Inspection.Coverage;
import org.belay.files.PatientIdentifiers;
import org.belay.tenancy.RuleViolation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Reads files on a few threads of its own, so that neither the number of uploads nor what is in one decides how much
 * memory reading takes.
 */
@Component
class IdentifierCheck implements PatientIdentifiers, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(IdentifierCheck.class);
    private static final int AT_ONCE = 2;
    private static final Duration LONGEST_READ = Duration.ofSeconds(8);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(45);
    private static final long MOST_MEMORY = 400_000_000;
    private static final long MOST_CHARACTERS = 40_000_000;
    private static final Set<String> OFFICE =
            Set.of("wordprocessingml", "spreadsheetml", "presentationml", "oasis.opendocument");
    private static final Set<String> TEXTS = Set.of("application/json", "application/xml", "application/rtf");

    private final ExecutorService readers = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().daemon().name("identifiers-", 0).factory());

    @Override
    public Inspection in(Path file, String mediaType, String name) {
        var reading = readers.submit(() -> read(file, mediaType, name));
        try {
            return reading.get(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException tooMany) {
            throw giveUp(reading);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw giveUp(reading);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }

    private static RuleViolation giveUp(Future<Inspection> reading) {
        reading.cancel(false);
        return new RuleViolation("files.busy");
    }

    @Override
    public List<Finding> in(String text) {
        var scan = new IdentifierScan();
        text.lines().forEach(scan::line);
        return scan.end();
    }

    private static Inspection read(Path file, String mediaType, String name) {
        var scan = new IdentifierScan();
        scan.name(name);
        return new Inspection(coverage(file, mediaType, scan), scan.end());
    }

    private static Coverage coverage(Path file, String mediaType, IdentifierScan scan) {
        var allowance = new Allowance(LONGEST_READ, MOST_MEMORY, MOST_CHARACTERS);
        try {
            if (mediaType.startsWith("image/")) {
                return Coverage.NO_TEXT;
            }
            if (mediaType.equals("application/pdf")) {
                return PdfText.read(file, scan, allowance) ? Coverage.READ : Coverage.NO_TEXT;
            }
            if (OFFICE.stream().anyMatch(mediaType::contains)) {
                OfficeText.read(file, scan, allowance);
                return Coverage.READ;
            }
            if (mediaType.startsWith("text/") || TEXTS.contains(mediaType)) {
                Lines.read(file, scan, allowance);
                return Coverage.READ;
            }
            return Coverage.UNREADABLE;
        } catch (IOException | XMLStreamException | RuntimeException | StackOverflowError unreadable) {
            LOG.info(
                    "A file of type {} could not be read: {}",
                    mediaType,
                    unreadable.getClass().getName());
            return Coverage.UNREADABLE;
        }
    }

    @Override
    public void destroy() {
        readers.shutdownNow();
    }
}
