package org.saan.hub.access;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.shared.Weeks;
import org.saan.hub.sourcing.BuyerKey;
import org.saan.hub.trade.TellerKey;
import org.threeten.extra.YearWeek;

/**
 * What is typed into forms whose fields the hub reads by name: enough that a request is stopped by who asks, not by what was
 * typed. A value in braces is a column of the row of {@link Things}.
 */
final class Forms {
    private static final String TODAY = LocalDate.now().toString();
    private static final String SOON = Weeks.text(YearWeek.now().plusWeeks(12));
    private static final Map<String, Map<String, String>> ALL = Map.ofEntries(
            Map.entry(
                    "POST /programmes/all",
                    Map.of("nameTh", "โครงการ", "code", "walked", "startsOn", TODAY, "lastDay", TODAY)),
            Map.entry("POST /programmes/{code}/threshold", Map.of("value", "80")),
            Map.entry("POST /programmes/{code}/months", Map.of("until", "2020-01-01")),
            Map.entry(
                    "POST /programmes/{code}/indicators/{indicator}/rule",
                    Map.of(
                            "version",
                            "1",
                            "nameTh",
                            "ก",
                            "nameEn",
                            "a",
                            "ruleTh",
                            "ก",
                            "ruleEn",
                            "a",
                            "validFrom",
                            TODAY,
                            "owner",
                            "a",
                            "reason",
                            "a")),
            Map.entry(
                    "POST /programmes/{code}/indicators/{indicator}/targets",
                    Map.of("value", "50", "targetOwner", "a", "targetReason", "a")),
            Map.entry("POST /workshops/{id}/assessment/open", Map.of("pre", "yes", "post", "yes", "feedback", "yes")),
            Map.entry("POST /workshops/{id}/assessment/task", Map.of("task_th", "งานใหม่")),
            Map.entry("POST /workshops/{id}/tests/{kind}/{number}", Map.of("at", "1", "choice", "1")),
            Map.entry("POST /{language}/tests/{code}/{kind}", Map.of("at", "1", "choice", "1")),
            Map.entry("POST /{language}/tests/{code}/feedback", Map.of("useful", "4", "clear", "4", "will_use", "5")),
            Map.entry("POST /workshop-tasks/{id}/photos", Map.of("learner", "{learner}", "words", "งาน")),
            Map.entry("POST /task-works/{id}/judge", Map.of("judged", "accepted")),
            Map.entry("POST /training-certificates/{id}/revoke", Map.of("reason", "ออกผิดคน")),
            Map.entry(
                    "POST /learners/{id}/photos",
                    Map.of("area", "C1", "level", "1", "words", "เห็นบัญชี", "record", "/groups")),
            Map.entry("POST /our-work/{id}/report", Map.of("made", "1", "feeling", "ON_TIME")),
            Map.entry("POST /our-work/{id}/counter", Map.of("quantity", "1")),
            Map.entry("POST /our-work/{id}/decline", Map.of("reason", "field")),
            Map.entry("POST /our-weeks/taps", Map.of("tap", SOON + ":0", "reason", "other")),
            Map.entry("POST /groups/{id}/weeks/taps", Map.of("tap", SOON + ":0", "reason", "other")),
            Map.entry("POST /orders/programs/{key}", Map.of("buyer", "{buyer}")),
            Map.entry("POST /orders/{id}/wishes", Map.of("do", "wish", "quantity", "1")),
            Map.entry("POST /materials", Map.of("nameEn", "yarn", "code", "WALKED-1")),
            Map.entry("POST /materials/{id}", Map.of("nameEn", "yarn", "code", "WALKED-2")),
            Map.entry("POST /suppliers", Map.of("nameEn", "mill", "code", "WALKED-3")),
            Map.entry("POST /lots/{id}/tests", Map.of("result", "4", "testedOn", TODAY)),
            Map.entry("POST /lots/{id}/spoilt", Map.of("spoilt", "0.001", "why", "wet")),
            Map.entry("POST /our-materials/{issue}", Map.of("quantity", "0.001")),
            Map.entry("POST /obstacles", Map.of("problem", "A form that nobody knows")),
            Map.entry("POST /obstacles/panels", Map.of("titleEn", "panel", "on", TODAY, "until", TODAY)),
            Map.entry("POST /obstacles/{id}/own", Map.of("due", TODAY)),
            Map.entry("POST /obstacles/{id}/answer", Map.of("answerEn", "as agreed")),
            Map.entry(
                    "POST /{language}/export-guide/tell/{code}",
                    Map.of("key", TellerKey.draw().text(), "problem", "A fee that nobody explains")),
            Map.entry("POST /support/applications/{id}/{step}", Map.of("on", TODAY, "amount", "1", "words", "not yet")),
            Map.entry("POST /support", Map.of("code", "walk", "kind", "GRANT", "opens", TODAY)),
            Map.entry("POST /obstacles/{id}/comments", Map.of("comment", "thanks")),
            Map.entry("POST /obstacles/{id}/reopen", Map.of("why", "not yet")),
            Map.entry("POST /obstacles/{id}/group", Map.of("parent", "{parent}")),
            Map.entry("POST /obstacles/{id}/card/withdraw", Map.of("card", "{card}")),
            Map.entry("POST /enquiries/{id}/promise", Map.of("due", SOON)),
            Map.entry("POST /enquiries/{id}/lose", Map.of("reason", "price")),
            Map.entry("POST /enquiries/{id}/notes", Map.of("words", "Thank you.")),
            Map.entry(
                    "POST /{language}/enquiries", Map.of("key", BuyerKey.draw().text())),
            Map.entry("POST /settlement/receipts/{id}/uses", Map.of("invoice", "{invoice}")),
            Map.entry("POST /groups/{id}/roles/{term}/end", Map.of("until", TODAY)),
            Map.entry("POST /groups/{id}/roles/{term}/since", Map.of("from", "2026-01-05", "since", "2026-01-05")),
            Map.entry("POST /groups/{id}/roles", Map.of("role", "DEPUTY", "from", TODAY)),
            Map.entry(
                    "POST /groups/{id}/people",
                    Map.of("role", "MEMBER", "firstName", "ใหม่", "lastName", "นามสมมติ", "from", TODAY)),
            Map.entry(
                    "POST /groups/{id}/consents",
                    Map.of("purpose", "contact_phone", "given", "true", "saidOn", TODAY, "how", "paper")),
            Map.entry(
                    "POST /people/{id}/consents",
                    Map.of("purpose", "contact_phone", "given", "true", "saidOn", TODAY, "how", "paper")),
            Map.entry("POST /my-data/consents", Map.of("purpose", "contact_phone", "given", "true")),
            Map.entry("POST /people/{id}", Map.of("firstName", "ใหม่", "lastName", "นามสมมติ")),
            Map.entry("POST /people/{id}/requests", Map.of("how", "paper", "askedOn", TODAY)),
            Map.entry("POST /people/requests/{id}/end", Map.of("state", "DONE", "answer", "done")),
            Map.entry("POST /people/{id}/account", Map.of("signInName", "")),
            Map.entry("POST /imports/{id}/all", Map.of("answer", "SKIP")),
            Map.entry(
                    "POST /vocabulary/missed/{key}/ways",
                    Map.of("term", "{term}", "words", "wanted", "language", "en")),
            Map.entry("GET /{language}/lookbook.pdf", Map.of("product", "{code}")),
            Map.entry("POST /samples/{id}/{step}", Map.of("round", "1", "decision", "APPROVED", "words", "as agreed")),
            Map.entry(
                    "POST /designs/{id}/{step}",
                    Map.of("to", "CONCEPT", "other", "{other}", "answer", "DIFFERENT", "words", "another repeat")),
            Map.entry("POST /account/passkeys/{id}", Map.of("name", "phone")),
            Map.entry("POST /accounts/{id}/second-factor/reset", Map.of("why", "lost phone")),
            Map.entry("POST /settlement/groups/{id}/payouts/{payout}/uses", Map.of("work", "{work}", "amount", "1")),
            Map.entry("POST /workshops/{id}/state", Map.of("state", "CLOSED")),
            Map.entry("POST /workshops/enrolments/{enrolment}/{answer}", Map.of("workshop", "{workshop}")),
            Map.entry("GET /samples/new", Map.of("for", "{order}")));

    private Forms() {}

    static Map<String, String> of(String route, Map<String, String> row) {
        var form = new LinkedHashMap<String, String>();
        ALL.getOrDefault(route, Map.of())
                .forEach((field, value) -> form.put(
                        field,
                        value.startsWith("{") ? row.getOrDefault(value.substring(1, value.length() - 1), "") : value));
        if (route.startsWith("POST ")) {
            form.putIfAbsent("once", UUID.randomUUID().toString());
            if (row.containsKey("version")) {
                form.put("version", row.get("version"));
            }
        }
        return form;
    }
}
