// SPDX-License-Identifier: Apache-2.0
package org.belay.privacy.request;

import org.belay.access.Access;
import org.belay.notices.NoticeText;
import org.belay.notices.Notices;
import org.belay.privacy.RequestReceived;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells everybody who answers requests that there is a new one, and by when. */
@Component
class OfficeNotices {

    static final String KIND = "privacy.received";

    private final Access access;
    private final Notices notices;

    OfficeNotices(Access access, Notices notices) {
        this.access = access;
        this.notices = notices;
    }

    @ApplicationModuleListener
    void on(RequestReceived received) {
        for (var person : access.peopleWith("privacy:manage")) {
            notices.tellOnce(
                    person,
                    KIND,
                    received.request().toString(),
                    NoticeText.of("privacy.notice.received", received.due()),
                    "/privacy/requests/" + received.request());
        }
    }
}
