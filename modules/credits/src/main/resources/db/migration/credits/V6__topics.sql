-- SPDX-License-Identifier: Apache-2.0
-- What an entry was about besides its domains, by and for whom the activity was approved, and with which credential of an
-- issuer it was settled.

alter table credits.entry
    add column topics    text[] not null default '{}',
    add column approvals text[] not null default '{}',
    add column placed    jsonb  not null default '{}';
