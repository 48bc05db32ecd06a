-- SPDX-License-Identifier: Apache-2.0
-- What a person brought from another organization says who signed it, and when.

alter table credits.credential add column origin text, add column origin_signed_at timestamptz;
alter table credits.entry add column origin text, add column origin_signed_at timestamptz;
