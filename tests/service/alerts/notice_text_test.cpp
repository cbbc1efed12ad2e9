// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of event has words of its own in the mail, the code that was set, and no link.
#include "service/alerts/event_token.h"
#include "service/alerts/notice_text.h"
#include "service/store/pending_changes.h"
#include "tests/support/catch.h"

#include <QRegularExpression>
#include <QSet>

using namespace sallyport::service;

namespace {

AccountEvent eventOf(AccountEventKind kind)
{
    return {.kind = kind,
            .accountId = 1,
            .when = 1'800'000'000,
            .sessionId = "s",
            .deviceId = "d",
            .deviceName = QStringLiteral("Laptop"),
            .address = QStringLiteral("198.51.100.23")};
}

/// All events that a mail is written for, one of each that reads differently. The compiler names what is missing.
QList<AccountEvent> mailed(AccountEventKind kind)
{
    AccountEvent event = eventOf(kind);
    switch (kind) {
    case AccountEventKind::sessionEstablished: {
        event.newDevice = true;
        AccountEvent shared = event;
        shared.newDevice = false;
        shared.deviceId.clear();
        return {event, shared};
    }
    case AccountEventKind::sessionEnded: {
        event.endedBy = "other_session";
        AccountEvent copied = event;
        copied.endedBy = "reuse";
        copied.copiedSession = true;
        return {event, copied};
    }
    case AccountEventKind::signInIncomplete: {
        event.stage = "code";
        AccountEvent late = event;
        late.stage = "device";
        return {event, late};
    }
    case AccountEventKind::pendingChangeBegan:
    case AccountEventKind::pendingChangeCancelled: {
        QList<AccountEvent> events;
        for (const ChangeKind change : allChangeKinds) {
            event.changeKind = nameOf(change);
            events.append(event);
        }
        return events;
    }
    case AccountEventKind::accountLocked:
    case AccountEventKind::passwordChanged:
    case AccountEventKind::antiPhishingCodeChanged:
    case AccountEventKind::authenticatorAdded:
    case AccountEventKind::authenticatorRemoved:
    case AccountEventKind::recoveryBegan:
    case AccountEventKind::passcodeSet:
    case AccountEventKind::passcodeChanged:
    case AccountEventKind::passcodeLocked:
    case AccountEventKind::withdrawalAddressAdded:
    case AccountEventKind::withdrawalAddressRemoved:
        return {event};
    }
    return {};
}

QList<AccountEvent> allMailed()
{
    QList<AccountEvent> events;
    for (int kind = 0; kind <= static_cast<int>(AccountEventKind::pendingChangeCancelled); ++kind)
        events += mailed(static_cast<AccountEventKind>(kind));
    return events;
}

} // namespace

TEST_CASE("each kind of event, and each change that waits, has its own mail with the code and without a link")
{
    const QRegularExpression link(QStringLiteral("[a-z]+://|www\\.|[a-z0-9]\\.[a-z]{2,}\\b"));
    QSet<QString> subjects;
    for (const AccountEvent& event : allMailed()) {
        const AlertRecord record = recordOf(event);
        CHECK(toldEventTypes().contains(record.type));
        REQUIRE(isNotice(record));
        const Notice notice = noticeOf({record}, 1, QStringLiteral("blue heron 7"));
        INFO(notice.subject.toStdString());
        CHECK_FALSE(notice.subject.isEmpty());
        CHECK_FALSE(subjects.contains(notice.subject));
        subjects.insert(notice.subject);
        CHECK(notice.text.startsWith(QStringLiteral("Your anti-phishing code: blue heron 7\n")));
        CHECK(notice.text.contains(QStringLiteral("If this was not you")));
        CHECK(notice.text.contains(QStringLiteral("198.51.100.23")));
        QString text = notice.text;
        CHECK_FALSE(text.remove(QStringLiteral("198.51.100.23")).contains(link));
    }
    CHECK(subjects.size() >= 14);
}

TEST_CASE("without a code the mail says that nothing shows it to be genuine")
{
    for (const AccountEvent& event : allMailed()) {
        const Notice notice = noticeOf({recordOf(event)}, 1, {});
        CHECK(notice.text.startsWith(QStringLiteral("You have set no anti-phishing code")));
    }
}

TEST_CASE("what one does oneself and what a clock does is told by no mail")
{
    AccountEvent known = eventOf(AccountEventKind::sessionEstablished);
    CHECK_FALSE(isNotice(recordOf(known)));
    for (const QByteArray by : {"self", "lease", "service"}) {
        AccountEvent ended = eventOf(AccountEventKind::sessionEnded);
        ended.endedBy = by;
        CHECK_FALSE(isNotice(recordOf(ended)));
    }
}
