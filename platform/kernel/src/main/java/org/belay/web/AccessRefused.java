// SPDX-License-Identifier: Apache-2.0
package org.belay.web;

/** The current actor asked for something without having the permission. */
public record AccessRefused(String method, String path) {}
