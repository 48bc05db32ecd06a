// SPDX-License-Identifier: Apache-2.0
package org.belay.credits.demo;

import java.util.List;

/** An invented activity. */
record Activity(String title, String provider, boolean ahima, String delivery, String domain, String type) {

    private static final String PRIVACY = "privacy-security";
    private static final String REVENUE = "revenue-cycle";
    private static final String DATA = "data-governance";
    private static final String INFORMATICS = "informatics";
    private static final String LAW = "law-compliance";
    private static final String LEAD = "leadership";

    static final List<Activity> AHIMA = List.of(
            ahima("Data quality in cancer registries", "Great Lakes HIM Association", "IN_PERSON", DATA),
            ahima("Release of information after the 2026 privacy updates", "AHIMA", "LIVE_ONLINE", PRIVACY),
            ahima("Master patient index clean-up, step by step", "AHIMA", "ON_DEMAND", DATA),
            ahima("Annual meeting, opening session", "Great Lakes HIM Association", "IN_PERSON", LEAD),
            ahima("Annual meeting, afternoon track on denials", "Great Lakes HIM Association", "IN_PERSON", REVENUE),
            ahima("Information blocking: what HIM has to answer for", "AHIMA", "LIVE_ONLINE", LAW),
            ahima("Clinical documentation and the query that gets an answer", "AHIMA", "LIVE_ONLINE", DATA),
            ahima("Regional meeting: audits by payers", "Great Lakes HIM Association", "IN_PERSON", REVENUE),
            ahima("Reading dashboards without being fooled", "AHIMA", "ON_DEMAND", INFORMATICS),
            ahima("Privacy officers' round table", "Great Lakes HIM Association", "LIVE_ONLINE", PRIVACY),
            ahima("Preparing for the new problem-list standard", "AHIMA", "ON_DEMAND", INFORMATICS));

    static final List<Activity> OTHERS = List.of(
            other("Denials workshop, regional chapter", "Harborview Revenue Forum", "IN_PERSON", REVENUE),
            other("Security risk analysis for small clinics", "Northshore Learning", "ON_DEMAND", PRIVACY),
            other("SQL for people who ask questions of data", "Lakeshore University", "LIVE_ONLINE", INFORMATICS),
            other("Leading a hybrid coding team", "Northshore Learning", "LIVE_ONLINE", LEAD),
            other("Outpatient coding update", "Harborview Revenue Forum", "LIVE_ONLINE", REVENUE),
            other("Telehealth documentation", "Northshore Learning", "ON_DEMAND", LAW),
            other(
                    "Interoperability week: exchanging records across state lines",
                    "Open Exchange Forum",
                    "LIVE_ONLINE",
                    INFORMATICS),
            other("Consent and minors", "Northshore Learning", "ON_DEMAND", LAW),
            other("Clinical validation denials: building the appeal", "Harborview Revenue Forum", "IN_PERSON", REVENUE),
            other("Data governance councils that last", "Open Exchange Forum", "LIVE_ONLINE", DATA),
            other("Ransomware drill for record departments", "Northshore Learning", "IN_PERSON", PRIVACY),
            other("Project management in health information", "Lakeshore University", "ON_DEMAND", LEAD));

    static Activity staffMeeting() {
        return new Activity(
                "Department staff meeting", "Plover Creek Hospital", false, "IN_PERSON", LEAD, "staff_meeting");
    }

    private static Activity ahima(String title, String provider, String delivery, String domain) {
        return new Activity(title, provider, true, delivery, domain, usual(delivery));
    }

    private static Activity other(String title, String provider, String delivery, String domain) {
        return new Activity(title, provider, false, delivery, domain, usual(delivery));
    }

    private static String usual(String delivery) {
        return "IN_PERSON".equals(delivery) ? "live_education" : "webinar";
    }
}
