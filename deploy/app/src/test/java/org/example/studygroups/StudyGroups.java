// SPDX-License-Identifier: Apache-2.0
package org.example.studygroups;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface StudyGroups extends JpaRepository<StudyGroup, UUID> {}
