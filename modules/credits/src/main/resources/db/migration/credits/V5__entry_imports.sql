-- SPDX-License-Identifier: Apache-2.0
-- Continuing education that an import brought can be taken back with it.

select platform.note_imports_of('credits.entry');
