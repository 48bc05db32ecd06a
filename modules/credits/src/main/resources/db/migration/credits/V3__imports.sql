-- SPDX-License-Identifier: Apache-2.0
-- Credentials that an import brought can be taken back with it.

select platform.note_imports_of('credits.credential');
grant delete on credits.credential to "${application}";
