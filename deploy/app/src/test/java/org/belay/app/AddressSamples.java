// SPDX-License-Identifier: Apache-2.0
package org.belay.app;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The samples of the kernel, the modules and the plugin. */
final class AddressSamples {

    /** Addresses whose variable names no stored thing of a tenant, each for its reason. */
    static final Set<String> NO_THING = Set.of(
            "GET /features/{name}/off", // a feature is the same for all
            "POST /features/{name}/off",
            "POST /features/{name}/on",
            "GET /organization/settings/{key}", // so is a setting's key
            "POST /organization/settings/{key}",
            "GET /api/features/{name}",
            "POST /api/features/{name}/off",
            "POST /api/features/{name}/on",
            "GET /api/organization/settings/{key}",
            "POST /api/organization/settings/{key}/values",
            "GET /invitation/{token}", // the token itself is the right
            "POST /invitation/{token}",
            "GET /password/reset/{token}",
            "POST /password/reset/{token}",
            "GET /do/{token}",
            "POST /do/{token}",
            "GET /do/signed-in/{token}",
            "POST /do/signed-in/{token}",
            "GET /letters/{letter}", // a kind of letter is the same for all
            "POST /letters/{letter}",
            "POST /letters/{letter}/preview",
            "POST /letters/{letter}/test",
            "POST /letters/{letter}/shipped",
            "GET /api/letters/{letter}/{language}",
            "PUT /api/letters/{letter}/{language}",
            "DELETE /api/letters/{letter}/{language}",
            "POST /api/letters/{letter}/{language}/preview",
            "POST /api/letters/{letter}/{language}/test",
            "GET /operator/organizations/{slug}", // on the operator's own hosts alone
            "POST /operator/organizations/{slug}/suspension",
            "POST /operator/organizations/{slug}/reopening",
            "GET /privacy/clocks/{regime}", // a rule is the same for all
            "POST /privacy/clocks/{regime}",
            "POST /api/privacy/clocks/{regime}",
            "GET /privacy/retention/{type}", // so is a type of record
            "POST /privacy/retention/{type}",
            "POST /api/privacy/retention/{type}",
            "GET /unsubscribe/{token}", // so is this one; each tenant's seal opens for it alone
            "POST /unsubscribe/{token}",
            "GET /credits/entries/{id}/correction/effect"); // leads back to the correction, for whoever asks

    /** Pages that whoever is signed in may open: one's own, and those that say nothing of anybody. */
    static final Set<String> OPEN_TO_ALL = Set.of(
            "/",
            "/account",
            "/account/messages",
            "/account/password",
            "/api/account", // one's own
            "/api/inbox",
            "/api/inbox/choices",
            "/api/openapi.json",
            "/api/openapi.json.yaml",
            "/api/search", // of what the person may read
            "/credits/new/effect", // leads back to the form, for whoever asks
            "/demo",
            "/design",
            "/design/mistakes",
            "/design/plain",
            "/design/question",
            "/design/queue",
            "/inbox",
            "/my-data", // one's own
            "/my-data/consents",
            "/my-data/consents.csv",
            "/my-data/moving",
            "/my-data/moving/file",
            "/my-data/moving/reading",
            "/my-data/consents/{purpose}", // each answers for themselves what everybody is asked
            "/my-data/consents/{purpose}/withdrawal",
            "/my-data/directory",
            "/my-data/requests",
            "/my-data/viewed",
            "/my-data/viewed.csv",
            "/api/my-data/consents",
            "/api/my-data/moving",
            "/api/my-data/consents/{purpose}",
            "/api/my-data/consents/{purpose}/withdrawal",
            "/api/my-data/directory",
            "/api/my-data/views",
            "/api/my-data/requests",
            "/password/reset",
            "/search", // of what the person may read
            "/sign-in",
            "/theme.css");

    private static final String MEMBER = " join platform.person p on p.tenant_id = c.tenant_id and p.id = c.person_id"
            + " where p.email_lower = 'dariela.dunmere@greatlakes.example'";
    private static final String PERSON =
            "select id from platform.person where email_lower = 'mentor@greatlakes.example'";
    private static final String CREDENTIAL = "select c.id from credits.credential c" + MEMBER;
    private static final String ENTRY = "select c.id from credits.entry c" + MEMBER
            + " and c.removed_at is null and c.certificate is not null order by c.activity_date limit 1";
    private static final String REMOVED = "with gone as (update credits.entry set removed_at = now() where id = ("
            + ENTRY + ") returning id)" + " select id from gone";
    private static final String GROUP = "with opened as (insert into studygroups.study_group (id, topic, version)"
            + " values (gen_random_uuid(), 'Sampled', 0) returning id) select id from opened";
    private static final String JOB =
            "with started as (insert into platform.job (id, type, parameters, state, created_at, attempts_allowed)"
                    + " values (gen_random_uuid(), 'sample', '{}', 'FAILED', now(), 5) returning id) select id from"
                    + " started";

    private static final String NOTICE =
            "with told as (insert into platform.notice (id, person_id, kind, text_key, arguments, link, created_at,"
                    + " rhythm) select gen_random_uuid(), id, 'credits.cycle-ends', 'Sampled', '[]', '/', now(), 'NEVER'"
                    + " from platform.person where email_lower = 'dariela.dunmere@greatlakes.example' returning id) select"
                    + " id from told";

    private static final String MAIL =
            "with posted as (insert into platform.mail (id, recipient, subject, body, state, next_try_at, created_at,"
                    + " give_up_at) values (gen_random_uuid(), 'sample@example.org', 'Sampled', '', 'SENT', now(), now(),"
                    + " now()) returning id) select id from posted";

    private static final String EVENT = "00000000-0000-4000-8000-0000000000e1";
    private static final String WEBHOOK =
            "with hook as (insert into platform.webhook (id, name, address, kinds, secret, created_at, version) values"
                    + " (gen_random_uuid(), 'Sampled', 'https://hooks.example', '{person.added}', '\\x00', now(), 0)"
                    + " returning id), event as"
                    + " (insert into"
                    + " platform.webhook_event (id,"
                    + " kind, body, occurred_at)"
                    + " values"
                    + " ('" + EVENT + "', 'person.added', '{}', now()) on conflict do nothing),"
                    + " sent as (insert into platform.webhook_delivery (webhook_id, event_id, next_try_at)"
                    + " select id, '" + EVENT + "', now() from hook) select id from hook";
    private static final Map<String, String> WEBHOOK_FORM = Map.of(
            "event", EVENT,
            "name", "Sampled",
            "address", "https://hooks.example",
            "kinds", "person.added",
            "version", "0",
            "active", "true",
            "from", "2026-01-01T00:00");

    private static final String IMPORT =
            "with uploaded as (insert into platform.roster_import (id, file_id, file_name, state, problem, started_at,"
                    + " version) values (gen_random_uuid(), gen_random_uuid(), 'roster.zip', 'FAILED',"
                    + " 'imports.changed-since', now(), 0) returning id) select id from uploaded";

    /** Any file will do: what is no table is refused in words. */
    private static final String TABLE =
            "with uploaded as (insert into platform.roster_import (id, kind, file_id, file_name, state, started_at,"
                    + " version) select gen_random_uuid(), 'people', id, 'people.csv', 'MAPPING', now(), 0 from"
                    + " platform.stored_file order by id limit 1 returning id) select id from uploaded";

    private static final String HELD =
            "with held as (insert into platform.file_hold (file_id, use, name, media_type, size, sha256, coverage,"
                    + " findings, held_at) select id, use, name, media_type, size, sha256, coverage, findings, stored_at"
                    + " from platform.stored_file order by id limit 1 on conflict (tenant_id, file_id) do update set"
                    + " version = file_hold.version + 1 returning file_id) select file_id from held";

    private static final String ASKED =
            "with asked as (insert into platform.privacy_request (id, person_id, kind, wish, regime, received_at,"
                    + " due_at) select gen_random_uuid(), p.id, 'RESTRICTION', 'Sampled', 'OWN', now(), now() from"
                    + " platform.person p where p.email_lower = 'dariela.dunmere@greatlakes.example' on conflict"
                    + " (tenant_id, person_id, kind) where state in ('OPEN', 'TAKEN') do update set wish = excluded.wish"
                    + " returning id) select id from asked";
    private static final String HOLD =
            "with placed as (insert into platform.legal_hold (id, person_id, reason, placed_at) values"
                    + " (gen_random_uuid(), gen_random_uuid(), 'Sampled', now()) returning id) select id from placed";
    private static final String INCIDENT =
            "with noticed as (insert into platform.incident (id, title, description, whom, detected_at, regimes,"
                    + " recorded_at) values (gen_random_uuid(), 'Sampled', 'Sampled', 'Nobody', now(), '{GDPR_BREACH}',"
                    + " now()) returning id) select id from noticed";
    private static final String BROUGHT =
            "with brought as (insert into platform.record_received (id, person_id, file_id, issuer_host, issuer_name,"
                    + " sha256, signed_at, expires_at, state, received_at, settled_at) select gen_random_uuid(), p.id,"
                    + " gen_random_uuid(), 'sampled.example', 'Sampled', '\\x00', now(), now(), 'TAKEN', now(), now() from"
                    + " platform.person p where p.email_lower = 'dariela.dunmere@greatlakes.example' returning id) select"
                    + " id from brought";
    private static final String SOURCE =
            "with known as (insert into platform.record_source (host, name, keys, added_at)"
                    + " values (gen_random_uuid(), 'Sampled', '{}', now()) returning host)"
                    + " select cast(host as uuid) from known";
    private static final String NEWCOMER =
            "with added as (insert into platform.person (id, given_name, family_name, name_lower, created_at, version)"
                    + " values (gen_random_uuid(), 'Sampled', 'Person', 'person sampled', now(), 0) returning id)"
                    + " select id from added";
    /** Left already, so that it can be shown; the same once more is refused in words. */
    private static final String LEFT =
            "with added as (insert into platform.person (id, given_name, family_name, name_lower, created_at, version)"
                    + " values (gen_random_uuid(), 'Sampled', 'Leaver', 'leaver sampled', now(), 0) returning id),"
                    + " gone as (insert into platform.leaver (person_id, left_on, ends_on, roles, origin, marked_at)"
                    + " select id, '2026-01-01', '2031-01-01', '[]', 'OFFICE', now() from added) select id from added";

    private static final String PURPOSE =
            "with asked as (insert into platform.consent_purpose (key, asked_by, created_at) select gen_random_uuid(),"
                    + " 'Sampled', now() returning key), said as (insert into platform.consent_text (purpose, number,"
                    + " effective_from, asks_anew, words, written_at) select key, 1, '2026-01-01', true,"
                    + " '{\"en-US\":{\"name\":\"Sampled\",\"what\":\"x\",\"whom\":\"x\",\"why\":\"x\"}}', now() from"
                    + " asked) select cast(key as uuid) from asked";
    private static final Map<String, String> WORDS =
            Map.of("name", "Sampled", "what", "x", "whom", "x", "why", "x", "seen", "1");
    private static final String WORDS_JSON =
            "{\"name\":\"Sampled\",\"what\":\"x\",\"whom\":\"x\",\"why\":\"x\",\"seen\":1,\"asksAnew\":false}";
    private static final String COPIED = copied("dariela.dunmere");
    private static final String COPIED_BY_OFFICE = copied("admin");
    private static final String ERASED =
            "with asked as (insert into platform.privacy_request (id, person_id, kind, regime, received_at, due_at,"
                    + " state, settled_at) values (gen_random_uuid(), gen_random_uuid(), 'ERASURE', 'OWN', now(), now(),"
                    + " 'FULFILLED', now()) returning id) insert into platform.erasure (request_id, person_id, lines,"
                    + " erased_at) select id, id, '[]', now() from asked returning request_id";

    /** A copy for a member, made by somebody of the association, with whatever file there is. */
    private static String copied(String maker) {
        return "with asked as (insert into platform.privacy_request"
                + " (id, person_id, kind, regime, received_at, due_at, state, settled_at, taken_by)"
                + " select gen_random_uuid(), p.id, 'COPY', 'OWN', now(), now(), 'FULFILLED', now(), m.id"
                + " from platform.person p, platform.person m"
                + " where p.email_lower = 'dariela.dunmere@greatlakes.example'"
                + " and m.email_lower = '" + maker + "@greatlakes.example' returning id, person_id)"
                + " insert into platform.privacy_copy (request_id, person_id, file_id, made_at, expires_at)"
                + " select a.id, a.person_id, f.id, now(), now() + interval '1 day' from asked a,"
                + " (select s.id from platform.stored_file s where not exists (select from platform.file_hold h"
                + " where h.file_id = s.id) order by s.id limit 1) f returning request_id";
    }

    static final List<AddressSample> ALL = List.of(
            AddressSample.ofAdministrators("/files/held/{id}", HELD),
            AddressSample.ofAdministrators("/api/files/held/{id}", HELD),
            AddressSample.ofAdministrators("/people/{id}", PERSON)
                    .sending(Map.of("role", "mentor", "givenName", "Maren", "familyName", "Lockridge", "version", "0")),
            AddressSample.ofAdministrators("/api/people/{id}", PERSON)
                    .sending(Map.of("json", "{\"givenName\":\"Maren\",\"familyName\":\"Lockridge\"}")),
            AddressSample.ofAdministrators("/api/people/{id}/roles", PERSON)
                    .sending(Map.of("role", "mentor", "json", "{\"role\":\"mentor\"}")),
            AddressSample.ofAdministrators("/api/roles/{id}", "select id from platform.role where key = 'mentor'")
                    .sending(Map.of("json", "{\"name\":\"Mentor\",\"permissions\":[]}")),
            AddressSample.ofAdministrators("/api/clients/{id}", "select id from platform.api_client limit 1"),
            AddressSample.ofAdministrators("/api/clients/{id}/status", "select id from platform.api_client limit 1")
                    .sending(Map.of("json", "{\"active\":true}")),
            AddressSample.ofAdministrators("/api/clients/{id}/roles", "select id from platform.api_client limit 1")
                    .sending(Map.of("json", "{\"roles\":[\"administrator\"]}")),
            AddressSample.ofAdministrators("/api/audit/entries/{id}", "select id from platform.audit_entry limit 1"),
            AddressSample.ofAdministrators("/api/jobs/{id}", JOB),
            AddressSample.ofAdministrators("/roles/{id}", "select id from platform.role where key = 'mentor'"),
            AddressSample.ofAdministrators("/clients/{id}", "select id from platform.api_client limit 1"),
            AddressSample.ofAdministrators("/clients/{id}/status", "select id from platform.api_client limit 1")
                    .sending(Map.of("active", "true")),
            AddressSample.ofAdministrators("/webhooks/{id}", WEBHOOK).sending(WEBHOOK_FORM),
            AddressSample.ofAdministrators("/api/webhooks/{id}", WEBHOOK).sending(Map.of("event", EVENT, "json", """
                {"name": "Sampled", "address": "https://hooks.example", "kinds": ["person.added"],
                 "active": true, "from": "2026-01-01T00:00:00Z"}""")),
            AddressSample.ofAdministrators("/audit/{id}", "select id from platform.audit_entry limit 1"),
            AddressSample.ofAdministrators("/jobs/{id}", JOB),
            AddressSample.ofAdministrators("/imports/{id}", IMPORT).sending(Map.of("choice", "READY_ROWS")),
            AddressSample.ofAdministrators("/api/imports/{id}", IMPORT)
                    .sending(Map.of("json", "{\"choice\":\"READY_ROWS\"}")),
            AddressSample.ofAdministrators("/imports/{id}/mapping", TABLE).sending(Map.of("field", "given-name")),
            AddressSample.ofAdministrators("/api/imports/{id}/mapping", TABLE)
                    .sending(Map.of("json", "{\"columns\":{\"First\":\"given-name\"}}")),
            AddressSample.ofAdministrators("/mail/{id}", MAIL),
            AddressSample.ofAdministrators("/api/mail/{id}", MAIL),
            AddressSample.ofAdministrators("/privacy/requests/{id}", ASKED)
                    .sending(Map.of("text", "Sampled", "regime", "GDPR")),
            AddressSample.ofAdministrators("/api/privacy/requests/{id}", ASKED)
                    .sending(Map.of("json", "{\"text\":\"Sampled\",\"regime\":\"GDPR\"}")),
            AddressSample.ofAdministrators("/privacy/requests/{id}/download", COPIED_BY_OFFICE),
            AddressSample.ofAdministrators("/api/privacy/requests/{id}/copy", COPIED_BY_OFFICE),
            AddressSample.ofAdministrators("/api/privacy/requests/{id}/report", ERASED),
            AddressSample.ofAdministrators("/privacy/holds/{id}", HOLD),
            AddressSample.ofAdministrators("/api/privacy/holds/{id}", HOLD),
            AddressSample.ofAdministrators("/privacy/incidents/{id}", INCIDENT).sending(Map.of("what", "Sampled")),
            AddressSample.ofAdministrators("/api/privacy/incidents/{id}", INCIDENT)
                    .sending(Map.of("json", "{\"what\":\"Sampled\"}")),
            AddressSample.ofAdministrators("/people/{id}/left", NEWCOMER),
            AddressSample.ofAdministrators("/people/{id}/back", NEWCOMER),
            AddressSample.ofAdministrators("/api/people/{id}/left", LEFT),
            AddressSample.ofAdministrators("/api/people/{id}/back", NEWCOMER),
            AddressSample.ofAdministrators("/privacy/moving/{id}", BROUGHT),
            AddressSample.ofAdministrators("/api/privacy/moving/{id}", BROUGHT),
            AddressSample.ofAdministrators("/privacy/moving/sources/{host}", SOURCE),
            AddressSample.ofAdministrators("/api/privacy/moving/sources/{host}", SOURCE),
            AddressSample.ofAMember("/my-data/moving/{id}", BROUGHT),
            AddressSample.ofAMember("/api/my-data/moving/{id}", BROUGHT),
            AddressSample.ofAdministrators("/privacy/consents/{purpose}", PURPOSE)
                    .sending(WORDS),
            AddressSample.ofAdministrators("/api/privacy/consents/{purpose}", PURPOSE)
                    .sending(Map.of("json", WORDS_JSON)),
            AddressSample.ofAMember("/my-data/consents/{purpose}", PURPOSE).sending(Map.of("number", "1")),
            AddressSample.ofAMember("/api/my-data/consents/{purpose}", PURPOSE)
                    .sending(Map.of("json", "{\"number\":1}")),
            AddressSample.ofAMember("/my-data/requests/{id}", ASKED),
            AddressSample.ofAMember("/my-data/requests/{id}/download", COPIED),
            AddressSample.ofAMember("/api/my-data/requests/{id}", ASKED),
            AddressSample.ofAMember("/api/my-data/requests/{id}/copy", COPIED),
            AddressSample.ofAMember("/inbox/{id}", NOTICE),
            AddressSample.ofAMember("/api/inbox/{id}", NOTICE),
            AddressSample.ofAMember("/credits/credentials/{id}", CREDENTIAL),
            AddressSample.ofAMember("/api/credits/credentials/{id}", CREDENTIAL)
                    .sending(Map.of("json", "{\"start\":\"2025-01-01\",\"end\":\"2026-12-31\"}")),
            AddressSample.ofAMember("/credits/entries/{id}", ENTRY),
            AddressSample.ofAMember("/credits/entries/{id}/restoration", REMOVED),
            AddressSample.ofAMember("/credits/entries/{id}/question", ENTRY).sending(Map.of("question", "Why?")),
            AddressSample.ofAMember("/api/credits/entries/{id}", ENTRY).sending(Map.of("json", """
                {"title": "Sampled", "date": "2026-03-01", "minutes": 60, "provider": "Sample",
                 "providerKind": "other", "delivery": "IN_PERSON", "domains": {"II": 1}, "countsFor": ["RHIA"]}""")),
            AddressSample.ofAMember("/api/credits/entries/{id}/restoration", REMOVED),
            AddressSample.ofAMember("/api/credits/entries/{id}/questions", ENTRY)
                    .sending(Map.of("json", "{\"question\":\"Why?\"}")),
            new AddressSample("/study-groups/{id}", "member", "learner", GROUP, Map.of()),
            new AddressSample("/api/study-groups/{id}", "member", "learner", GROUP, Map.of()));

    private AddressSamples() {}
}
