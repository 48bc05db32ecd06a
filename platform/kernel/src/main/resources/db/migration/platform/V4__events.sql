-- SPDX-License-Identifier: Apache-2.0
-- Global: the registry of events on their way to listeners (Spring Modulith's layout). It is read and written where no
-- tenant is bound; each event carries its tenant and no personal data, and completed ones are deleted.

create table platform.event_publication (
    id                     uuid primary key,
    listener_id            text not null,
    event_type             text not null,
    serialized_event       text not null,
    publication_date       timestamptz not null,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    int,
    last_resubmission_date timestamptz
);
create index event_publication_event on platform.event_publication using hash (serialized_event);
create index event_publication_completed on platform.event_publication (completion_date);
grant select, insert, update, delete on platform.event_publication to "${application}";
