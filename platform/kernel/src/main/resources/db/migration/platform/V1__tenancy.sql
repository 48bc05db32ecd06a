-- SPDX-License-Identifier: Apache-2.0
-- Tenants, the isolation of their rows, and what each tenant has switched and set.

grant usage on schema platform to "${application}";

-- The tenant this transaction works for; null, hence no rows, when none was named.
create function platform.current_tenant() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('belay.tenant', true), '')::uuid;

-- Puts a table behind the tenant wall: row-level security enabled and forced, and only the named rights granted.
-- Written out in full rather than with current_tenant(), so that the value is computed once for each statement.
create function platform.isolate(target regclass, rights text default 'select, insert, update, delete') returns void
    language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format($policy$
        create policy tenant on %s
            using (tenant_id = (select nullif(current_setting('belay.tenant', true), '')::uuid))
            with check (tenant_id = (select nullif(current_setting('belay.tenant', true), '')::uuid))
        $policy$, target);
    execute format('grant %s on %s to %I', rights, target, '${application}');
end $$;

-- Global: it is what tenants are found by. Everyone may read it, a tenant changes its own row alone,
-- and new ones are made where no tenant is bound (by the operator).
create table platform.tenant (
    id           uuid primary key,
    slug         text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,40}$'),
    name         text not null,
    kind         text not null check (kind in ('UNIVERSITY', 'ASSOCIATION', 'EMPLOYER')),
    status       text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED')),
    zone         text not null,
    locale       text not null,
    jurisdiction text not null,
    accent       text not null check (accent ~ '^#[0-9a-f]{6}$'),
    created_at   timestamptz not null,
    version      bigint not null
);
alter table platform.tenant enable row level security;
alter table platform.tenant force row level security;
create policy everyone_reads on platform.tenant for select using (true);
create policy own_row_changes on platform.tenant for update using (id = platform.current_tenant());
create policy operator_changes on platform.tenant for update using (platform.current_tenant() is null);
create policy operator_creates on platform.tenant for insert with check (platform.current_tenant() is null);
grant select, insert, update on platform.tenant to "${application}";

-- Global: the allow-list of hosts, asked before any tenant is known.
create table platform.tenant_host (
    host      text primary key check (host = lower(host)),
    tenant_id uuid not null references platform.tenant
);
alter table platform.tenant_host enable row level security;
alter table platform.tenant_host force row level security;
create policy everyone_reads on platform.tenant_host for select using (true);
create policy operator_creates on platform.tenant_host for insert with check (platform.current_tenant() is null);
create policy operator_removes on platform.tenant_host for delete using (platform.current_tenant() is null);
grant select, insert, delete on platform.tenant_host to "${application}";

-- A feature without a row is on.
create table platform.feature_switch (
    tenant_id  uuid not null default platform.current_tenant() references platform.tenant,
    feature    text not null,
    enabled    boolean not null,
    changed_by uuid,
    changed_at timestamptz not null,
    primary key (tenant_id, feature)
);
select platform.isolate('platform.feature_switch');

-- Settings are dated and only ever added to: the newest row whose day has come is the one in force.
create table platform.setting (
    tenant_id      uuid not null default platform.current_tenant() references platform.tenant,
    id             uuid not null,
    key            text not null,
    value          text not null,
    effective_from date not null,
    changed_by     uuid,
    changed_at     timestamptz not null,
    primary key (tenant_id, id)
);
create index setting_in_force on platform.setting (tenant_id, key, effective_from desc, changed_at desc);
select platform.isolate('platform.setting', 'select, insert');
