// SPDX-License-Identifier: Apache-2.0
package org.example.studygroups;

import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StudyGroupsApi {

    private final StudyRoom room;

    StudyGroupsApi(StudyRoom room) {
        this.room = room;
    }

    @GetMapping("/api/study-groups")
    List<StudyRoom.Shown> all() {
        return room.all();
    }

    @GetMapping("/api/study-groups/{id}")
    StudyRoom.Shown one(@PathVariable UUID id) {
        return room.get(id);
    }
}
