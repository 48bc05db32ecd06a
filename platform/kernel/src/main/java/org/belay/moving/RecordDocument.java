// SPDX-License-Identifier: Apache-2.0
package org.belay.moving;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.belay.moving.RecordPart.Item;
import org.jspecify.annotations.Nullable;

/** What stands in a signed file. */
public record RecordDocument(
        String format,
        UUID id,
        Issuer issuer,
        Recipient recipient,
        Owner person,
        Instant signedAt,
        Instant expiresAt,
        List<Part> parts) {

    /** The one format that is written and read. */
    public static final String FORMAT = "belay-record/1";

    /** The type in the header of the signature. */
    public static final String TYPE = "belay-record+jws";

    /** Who signed, by the host at which it is found. */
    public record Issuer(String host, String name) {}

    /** For whom it is: the organization, and the address by which it knows the person. */
    public record Recipient(String host, String email) {}

    /** The person as the issuer knows them. */
    public record Owner(
            String givenName, String familyName, @Nullable String email) {}

    /** Items of one kind. */
    public record Part(String name, List<Item> items) {}
}
