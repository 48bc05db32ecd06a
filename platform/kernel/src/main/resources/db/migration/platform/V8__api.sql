-- SPDX-License-Identifier: Apache-2.0
-- The API: who signs tokens, who may ask for them, whom else a tenant trusts, and creates that happen once.

-- The keys that sign this tenant's tokens. The private half is sealed with the deployment's secret.
create table platform.signing_key (
    tenant_id  uuid not null default platform.current_tenant() references platform.tenant,
    id         uuid not null,
    sealed     bytea not null,
    created_at timestamptz not null,
    primary key (tenant_id, id)
);
select platform.isolate('platform.signing_key', 'select, insert, delete');

-- A program that asks for tokens. Its id is the actor to whom roles are given. Without a secret it is a public client,
-- which can only act for people who sign in.
create table platform.api_client (
    tenant_id     uuid not null default platform.current_tenant(),
    id            uuid not null,
    client_id     text not null check (client_id ~ '^[A-Za-z0-9._-]{3,60}$'),
    name          text not null,
    secret_hash   text,
    redirect_uris text[] not null default '{}',
    created_at    timestamptz not null,
    version       bigint not null,
    primary key (tenant_id, id),
    unique (tenant_id, client_id),
    foreign key (tenant_id, id) references platform.actor
);
select platform.isolate('platform.api_client');

-- A person's sign-in to a client: its code and refresh token as hashes, the rest sealed.
create table platform.oauth2_authorization (
    tenant_id    uuid not null default platform.current_tenant(),
    id           text not null,
    client_id    uuid not null,
    actor_id     uuid,
    code_hash    bytea,
    access_hash  bytea,
    refresh_hash bytea,
    sealed       bytea not null,
    expires_at   timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, client_id) references platform.api_client on delete cascade,
    foreign key (tenant_id, actor_id) references platform.actor on delete cascade
);
create index oauth2_authorization_code on platform.oauth2_authorization (tenant_id, code_hash);
create index oauth2_authorization_access on platform.oauth2_authorization (tenant_id, access_hash);
create index oauth2_authorization_refresh on platform.oauth2_authorization (tenant_id, refresh_hash);
create index oauth2_authorization_expiry on platform.oauth2_authorization (tenant_id, expires_at);
create index oauth2_authorization_client on platform.oauth2_authorization (tenant_id, client_id);
create index oauth2_authorization_actor on platform.oauth2_authorization (tenant_id, actor_id);
select platform.isolate('platform.oauth2_authorization');

-- Other issuers whose tokens this tenant takes, and which claim leads to a person: the e-mail address, or the number
-- by which the named system knows the person.
create table platform.trusted_issuer (
    tenant_id   uuid not null default platform.current_tenant() references platform.tenant,
    issuer      text not null,
    jwk_set_uri text not null,
    audience    text not null,
    claim       text not null,
    id_system   text,
    primary key (tenant_id, issuer)
);
select platform.isolate('platform.trusted_issuer');

-- A create that carries a key happens once. The result is null only while the transaction that makes it is running.
create table platform.idempotency_key (
    tenant_id  uuid not null default platform.current_tenant() references platform.tenant,
    actor_id   uuid not null,
    route      text not null,
    key        text not null,
    body_hash  text not null,
    result_id  uuid,
    created_at timestamptz not null,
    primary key (tenant_id, actor_id, route, key)
);
create index idempotency_key_created on platform.idempotency_key (tenant_id, created_at);
select platform.isolate('platform.idempotency_key');
