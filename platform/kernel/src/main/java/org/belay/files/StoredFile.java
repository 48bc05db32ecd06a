// SPDX-License-Identifier: Apache-2.0
package org.belay.files;

/**
 * What is known of a stored file.
 *
 * @param name as the person called it, without any path; for showing, never for opening
 * @param mediaType what the bytes are, as detected
 * @param sha256 of the bytes, in hexadecimal
 */
public record StoredFile(FileId id, String use, String name, String mediaType, long size, String sha256) {}
