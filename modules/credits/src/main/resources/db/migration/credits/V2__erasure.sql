-- SPDX-License-Identifier: Apache-2.0
-- A person's record can be erased when they ask for it; otherwise entries are still removed by a mark alone.

grant delete on credits.credential, credits.entry, credits.certificate to "${application}";
