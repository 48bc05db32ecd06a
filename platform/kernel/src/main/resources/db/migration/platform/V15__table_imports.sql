-- SPDX-License-Identifier: Apache-2.0
-- Imports of plain tables beside rosters, and the undo of both.

-- What an import brings: a roster, or the table with this key. The mapping says which column of theirs is which field.
alter table platform.roster_import
    add column kind text not null default 'roster',
    add column mapping text,
    add column undo text;
alter table platform.roster_import drop constraint roster_import_state_check;
alter table platform.roster_import add constraint roster_import_state_check check (state in (
    'MAPPING', 'UPLOADED', 'CHECKING', 'CHECKED', 'IMPORTING', 'DONE', 'FAILED',
    'UNDO_CHECKING', 'UNDO_CHECKED', 'UNDOING', 'UNDONE'));

-- How columns with these headings were mapped the last time.
create table platform.import_mapping (
    tenant_id uuid not null default platform.current_tenant() references platform.tenant,
    kind      text not null,
    signature text not null,
    mapping   text not null,
    saved_at  timestamptz not null,
    primary key (tenant_id, kind, signature)
);
select platform.isolate('platform.import_mapping');

-- Each row that an import added, changed or removed, as it was and as it became, for as long as the import can be undone.
create table platform.import_change (
    tenant_id uuid not null default platform.current_tenant() references platform.tenant,
    import_id uuid not null,
    place     bigint generated always as identity,
    relation  text not null,
    key       text collate "C" not null,
    before    jsonb,
    after     jsonb,
    noted_at  timestamptz not null default now(),
    primary key (tenant_id, import_id, place)
);
create index import_change_key on platform.import_change (tenant_id, import_id, relation, key, place);
create index import_change_noted on platform.import_change (tenant_id, noted_at);
select platform.isolate('platform.import_change', 'select, insert, delete');

-- What an undo left as it is, and why.
create table platform.import_kept (
    tenant_id uuid not null default platform.current_tenant() references platform.tenant,
    import_id uuid not null,
    relation  text not null,
    key       text collate "C" not null,
    reason    text not null check (reason in ('CHANGED', 'USED')),
    primary key (tenant_id, import_id, relation, key)
);
select platform.isolate('platform.import_kept');

-- Notes a change of a row, with the import that belay.import names. Times are written in one zone, so that they compare.
create function platform.note_import_change() returns trigger
    language plpgsql set timezone = 'UTC' as $$
declare
    old_row jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
    new_row jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
begin
    if old_row is distinct from new_row then
        insert into platform.import_change (import_id, relation, key, before, after)
        values (current_setting('belay.import')::uuid,
                tg_table_schema || '.' || tg_table_name,
                (select jsonb_object_agg(name, coalesce(old_row, new_row) -> name) from unnest(tg_argv) name)::text,
                old_row, new_row);
    end if;
    return null;
end $$;

-- What imports do to this table can be undone from now on.
create function platform.note_imports_of(target regclass) returns void
    language plpgsql as $$
declare
    key_columns text := (select string_agg(quote_literal(a.attname), ', ' order by a.attnum)
                           from pg_index i
                           join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
                          where i.indrelid = target and i.indisprimary and a.attname <> 'tenant_id');
begin
    execute format($trigger$
        create trigger import_change after insert or update or delete on %s for each row
            when (nullif(current_setting('belay.import', true), '') is not null)
            execute function platform.note_import_change(%s)
        $trigger$, target, key_columns);
end $$;

-- Puts one row back to what it was, unless somebody has touched it since. A restored row gets a version of its own.
create function platform.put_back(target regclass, row_key jsonb, was jsonb, became jsonb) returns text
    language plpgsql set timezone = 'UTC' as $$
declare
    matching text := (select string_agg(format('t.%1$I = k.%1$I', name), ' and ') from jsonb_object_keys(row_key) name);
    columns  text;
    present  jsonb;
begin
    execute format('select to_jsonb(t) from %1$s t, jsonb_populate_record(null::%1$s, $1) k'
                   ' where t.tenant_id = platform.current_tenant() and %2$s for update of t', target, matching)
        into present using row_key;
    if present is distinct from became then
        return case when present is null then 'GONE' else 'CHANGED' end;
    end if;
    if was is null and became is null then
        return 'GONE';
    end if;
    if was is null then
        execute format('delete from %1$s t using jsonb_populate_record(null::%1$s, $1) k'
                       ' where t.tenant_id = platform.current_tenant() and %2$s', target, matching) using row_key;
        return 'REMOVED';
    end if;
    columns := (select string_agg(quote_ident(attname), ', ') from pg_attribute
                 where attrelid = target and attnum > 0 and not attisdropped and attgenerated = '');
    if became is null then
        execute format('insert into %1$s (%2$s) select %2$s from jsonb_populate_record(null::%1$s, $1)', target, columns)
            using was;
        return 'RESTORED';
    end if;
    if became ? 'version' then
        was := was || jsonb_build_object('version', (became ->> 'version')::bigint + 1);
    end if;
    execute format('update %1$s t set (%3$s) = (select %3$s from jsonb_populate_record(null::%1$s, $2))'
                   ' from jsonb_populate_record(null::%1$s, $1) k'
                   ' where t.tenant_id = platform.current_tenant() and %2$s', target, matching, columns)
        using row_key, was;
    return 'RESTORED';
exception
    when unique_violation or foreign_key_violation or insufficient_privilege then
        return 'CHANGED';
end $$;

select platform.note_imports_of('platform.person');
select platform.note_imports_of('platform.person_external_id');
select platform.note_imports_of('platform.role_assignment');
select platform.note_imports_of('platform.actor');
select platform.note_imports_of('platform.roster_org');
select platform.note_imports_of('platform.roster_session');
select platform.note_imports_of('platform.roster_course');
select platform.note_imports_of('platform.roster_class');
select platform.note_imports_of('platform.roster_person_link');
select platform.note_imports_of('platform.roster_role');
select platform.note_imports_of('platform.roster_enrollment');
