-- SPDX-License-Identifier: Apache-2.0
grant usage on schema studygroups to "${application}";

create table studygroups.study_group (
    tenant_id uuid not null default platform.current_tenant(),
    id        uuid not null,
    topic     text not null,
    opened_by uuid,
    version   bigint not null,
    primary key (tenant_id, id)
);
select platform.isolate('studygroups.study_group');
