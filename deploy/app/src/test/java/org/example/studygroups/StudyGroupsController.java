// SPDX-License-Identifier: Apache-2.0
package org.example.studygroups;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class StudyGroupsController {

    private final StudyRoom room;

    StudyGroupsController(StudyRoom room) {
        this.room = room;
    }

    @GetMapping("/study-groups")
    String all(Model model) {
        model.addAttribute("groups", room.all());
        return "studygroups/groups";
    }

    @GetMapping("/study-groups/{id}")
    String one(@PathVariable UUID id, Model model) {
        model.addAttribute("groups", List.of(room.get(id)));
        return "studygroups/groups";
    }

    @PostMapping("/study-groups")
    String open(@RequestParam String topic) {
        return "redirect:/study-groups/" + room.open(topic);
    }
}
