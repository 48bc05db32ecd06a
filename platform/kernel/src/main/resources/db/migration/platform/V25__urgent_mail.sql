-- SPDX-License-Identifier: Apache-2.0
-- The order in which mail goes out: first what cannot wait, which is nobody's notice but a link, an invitation, a receipt.
create index mail_next on platform.mail (tenant_id, (person_id is not null), next_try_at, id) where state = 'QUEUED';
