// SPDX-License-Identifier: Apache-2.0
package org.example.studygroups;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.belay.tenancy.Ids;
import org.belay.tenancy.RuleViolation;
import org.belay.tenancy.TenantAggregate;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "studygroups", name = "study_group")
class StudyGroup extends TenantAggregate<StudyGroup> {

    private @Id UUID id;
    private String topic;
    private @Nullable UUID openedBy;

    @SuppressWarnings("NullAway.Init")
    protected StudyGroup() {}

    StudyGroup(String topic, @Nullable UUID openedBy) {
        if (topic.isBlank()) {
            throw new RuleViolation("studygroups.topic.missing");
        }
        this.id = Ids.next();
        this.topic = topic.strip();
        this.openedBy = openedBy;
    }

    UUID id() {
        return id;
    }

    String topic() {
        return topic;
    }
}
