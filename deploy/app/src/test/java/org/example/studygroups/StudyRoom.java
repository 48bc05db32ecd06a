// SPDX-License-Identifier: Apache-2.0
package org.example.studygroups;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.belay.audit.AuditLog;
import org.belay.plugins.FeatureTurned;
import org.belay.tenancy.Actor;
import org.belay.tenancy.NotFound;
import org.belay.tenancy.TenantScope;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StudyRoom {

    static final String WELCOME = "First meeting";

    private final StudyGroups groups;
    private final AuditLog audit;

    StudyRoom(StudyGroups groups, AuditLog audit) {
        this.groups = groups;
        this.audit = audit;
    }

    record Shown(UUID id, String topic) {

        static Shown of(StudyGroup group) {
            return new Shown(group.id(), group.topic());
        }
    }

    @PreAuthorize("hasAuthority('studygroups:join')")
    List<Shown> all() {
        return groups.findAll().stream()
                .map(Shown::of)
                .sorted(Comparator.comparing(Shown::topic))
                .toList();
    }

    @PreAuthorize("hasAuthority('studygroups:join')")
    Shown get(UUID id) {
        return groups.findById(id).map(Shown::of).orElseThrow(NotFound::new);
    }

    @PreAuthorize("hasAuthority('studygroups:join')")
    UUID open(String topic) {
        var group = groups.save(new StudyGroup(
                topic, TenantScope.require().actor().map(Actor::id).orElse(null)));
        audit.record("studygroup.opened", "studygroup", group.id(), Map.of("topic", group.topic()));
        return group.id();
    }

    /** A tenant that switches the feature on finds a first group there. A second delivery changes nothing. */
    @ApplicationModuleListener
    void on(FeatureTurned turned) {
        if (turned.on()
                && turned.feature().equals("studygroups")
                && groups.findAll().stream().noneMatch(group -> group.topic().equals(WELCOME))) {
            groups.save(new StudyGroup(WELCOME, null));
        }
    }
}
