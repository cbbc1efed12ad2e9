// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/alert.h"

#include "core/account/alert_words.h"
#include "core/account/event_types.h"
#include "core/account/plain_text.h"
#include "core/base/json.h"
#include "tests/support/catch.h"

using namespace sallyport;
using account::Alert;
using account::AlertKind;
using account::plainText;
using account::Severity;

namespace {

constexpr std::int64_t now = 1'767'600'000;

jose::SecurityEvent event(const QString& type, const char* members = "{}")
{
    return {.jti = QStringLiteral("jti-1"), .issuedAt = now, .type = type, .members = *readJsonObject(members)};
}

Alert alertOf(const QString& type, const char* members = "{}")
{
    return account::readAlert(event(type, members), now + 1).value();
}

} // namespace

TEST_CASE("each event type is the alert it stands for")
{
    using namespace account;
    struct Row {
        QString type;
        const char* members;
        AlertKind kind;
        Severity severity;
    };
    const Row rows[] = {
        {caepEvent + QStringLiteral("session-established"), R"({"new_device":true})", AlertKind::newDevice,
         Severity::urgent},
        {caepEvent + QStringLiteral("session-established"), R"({"new_device":"yes"})", AlertKind::signIn,
         Severity::urgent}, // and no device key in its subject
        {caepEvent + QStringLiteral("session-revoked"), R"({"by":"self"})", AlertKind::sessionEnded, Severity::calm},
        {caepEvent + QStringLiteral("session-revoked"), R"({"by":"other_session"})", AlertKind::sessionEnded,
         Severity::notice},
        {caepEvent + QStringLiteral("session-revoked"), R"({"by":"reuse","reason":"copied_session"})",
         AlertKind::sessionEnded, Severity::urgent},
        {caepEvent + QStringLiteral("credential-change"), R"({"credential_type":"app","change_type":"create"})",
         AlertKind::authenticatorAdded, Severity::urgent},
        {caepEvent + QStringLiteral("credential-change"), R"({"credential_type":"app","change_type":"delete"})",
         AlertKind::authenticatorRemoved, Severity::urgent},
        {caepEvent + QStringLiteral("credential-change"),
         R"({"credential_type":"fido2-roaming","change_type":"create"})", AlertKind::passkeyAdded, Severity::urgent},
        {caepEvent + QStringLiteral("credential-change"), R"({"credential_type":"password","change_type":"update"})",
         AlertKind::passwordChanged, Severity::urgent},
        {caepEvent + QStringLiteral("credential-change"), R"({"credential_type":"x509","change_type":"update"})",
         AlertKind::otherCredentialChanged, Severity::notice},
        {riscEvent + QStringLiteral("account-disabled"), "{}", AlertKind::accountLocked, Severity::urgent},
        {riscEvent + QStringLiteral("recovery-information-changed"), "{}", AlertKind::recoveryInfoChanged,
         Severity::urgent},
        {ownEvent + QStringLiteral("sign-in-incomplete"), R"({"stage":"code"})", AlertKind::signInIncomplete,
         Severity::urgent},
        {ownEvent + QStringLiteral("pending-change-began"), R"({"kind":"password"})", AlertKind::pendingChangeBegan,
         Severity::urgent},
        {ownEvent + QStringLiteral("pending-change-cancelled"), "{}", AlertKind::pendingChangeCancelled,
         Severity::notice},
        {ownEvent + QStringLiteral("passcode-locked"), "{}", AlertKind::passcodeLocked, Severity::urgent},
        {ownEvent + QStringLiteral("withdrawal-address-change"), R"({"change":"added"})",
         AlertKind::withdrawalAddressChanged, Severity::urgent},
        {ownEvent + QStringLiteral("anti-phishing-code-change"), "{}", AlertKind::antiPhishingCodeChanged,
         Severity::urgent},
    };
    for (const auto& row : rows) {
        INFO(row.type.toStdString() << row.members);
        const auto alert = alertOf(row.type, row.members);
        CHECK(alert.kind == row.kind);
        CHECK(alert.severity == row.severity);
    }
    for (const auto& type : requestedEvents())
        CHECK(alertOf(type.toString()).kind != AlertKind::unknown);
}

TEST_CASE("a sign-in without a device's key is as urgent as one on a new device")
{
    auto one = event(account::caepEvent + QStringLiteral("session-established"));
    one.subject = *readJsonObject(R"({"format":"complex","session":{"format":"opaque","id":"s-1"}})");
    CHECK(account::readAlert(one, now)->severity == Severity::urgent); // a stranger may call any computer shared
    one.subject = *readJsonObject(R"({"format":"complex","device":{"format":"opaque","id":"d-1"}})");
    CHECK(account::readAlert(one, now)->severity == Severity::notice);
}

TEST_CASE("a sign-in that was left with the right code is told from one without it, also after a restart")
{
    const auto type = account::ownEvent + QStringLiteral("sign-in-incomplete");
    CHECK_FALSE(alertOf(type).codeWasRight);
    CHECK_FALSE(alertOf(type, R"({"stage":"code"})").codeWasRight);
    const auto alert = alertOf(type, R"({"stage":"device"})");
    CHECK(alert.codeWasRight);
    CHECK(account::alertFromJson(account::alertToJson(alert)) == alert);
}

TEST_CASE("what was added, removed, or there for the first time is known, also after a restart")
{
    using account::ChangeKind;
    const auto address = account::ownEvent + QStringLiteral("withdrawal-address-change");
    const auto added = alertOf(address, R"({"change":"added","network":"TRC20"})");
    CHECK(added.change == ChangeKind::addressAdded);
    CHECK(added.network.isEmpty()); // the coin's network is no place
    CHECK(alertOf(address, R"({"change":"removed"})").change == ChangeKind::addressRemoved);
    for (const char* members : {"{}", R"({"change":"password"})", R"({"change":["added"]})"})
        CHECK(alertOf(address, members).change == ChangeKind::unknown);
    const auto pin = account::caepEvent + QStringLiteral("credential-change");
    const auto first = alertOf(pin, R"({"credential_type":"pin","change_type":"create"})");
    CHECK(first.isFirst);
    CHECK_FALSE(alertOf(pin, R"({"credential_type":"pin","change_type":"update"})").isFirst);
    for (const auto& alert : {added, first})
        CHECK(account::alertFromJson(account::alertToJson(alert)) == alert);
}

TEST_CASE("an unknown event type is kept and shown as such")
{
    const auto alert = alertOf(QStringLiteral("https://new.example/event/moon-phase"), R"({"device_name":"x"})");
    CHECK(alert.kind == AlertKind::unknown);
    CHECK(alert.typeUri == QStringLiteral("https://new.example/event/moon-phase"));
    CHECK(alert.severity == Severity::notice);
    CHECK(alertOf(QStringLiteral("https://e.example/\u202Egnp")).typeUri.isEmpty());
}

TEST_CASE("events of the stream itself are no alerts")
{
    for (const char* name : {"verification", "stream-updated"}) {
        const auto alert = account::readAlert(event(account::ssfEvent + QLatin1String(name)), now);
        REQUIRE_FALSE(alert);
        CHECK(alert.error() == account::AlertError::notAnAlert);
    }
}

TEST_CASE("an alert's time is the event's, unless that lies in the future or nowhere")
{
    const auto type = account::caepEvent + QStringLiteral("session-established");
    CHECK(alertOf(type, R"({"event_timestamp":1767000000})").at == 1'767'000'000);
    for (const char* members :
         {"{}", R"({"event_timestamp":95617584000})", R"({"event_timestamp":-1})", R"({"event_timestamp":"now"})"})
        CHECK(alertOf(type, members).at == now);
}

TEST_CASE("server text comes through only as short plain names")
{
    const auto type = account::caepEvent + QStringLiteral("session-established");
    auto one = event(type);
    one.members.insert(QStringLiteral("device_name"), QStringLiteral("<b>Lap\u202Etop</b>\u0007\n\u200Bx"));
    one.members.insert(QStringLiteral("location"), QString(1'000'000, u'L'));
    one.members.insert(QStringLiteral("reason_user"), QString(1'000'000, u'r'));
    one.members.insert(QStringLiteral("by_session"), QString(1'000'000, u's'));
    const auto alert = account::readAlert(one, now).value();
    CHECK(alert.deviceName == QStringLiteral("<b>Laptop</b> x"));
    CHECK(alert.location.size() == account::maxNameLength);
    const auto kept = writeJson(account::alertToJson(alert));
    CHECK(kept.size() < 2000);
    CHECK_FALSE(kept.contains("rrrr"));
}

TEST_CASE("plainText takes away what moves, hides or joins letters")
{
    struct Row {
        QString text;
        QString plain;
    };
    const Row rows[] = {
        {QStringLiteral("Caf\u00e9 \U0001F511"), QStringLiteral("Caf\u00e9 \U0001F511")},  // left as it is
        {QStringLiteral("a\u202Eb\u2066c\u2069\u200Fd\u061Ce"), QStringLiteral("abcde")},  // bidi controls
        {QStringLiteral("a\u200Bb\u200Dc\uFEFFd\u00ADe"), QStringLiteral("abcde")},        // zero-width, soft hyphen
        {QStringLiteral("a\U000E0041b"), QStringLiteral("ab")},                            // tag characters
        {QStringLiteral("a\u2028b\u2029c\u0085d\u0000e").first(5), QStringLiteral("abc")}, // line separators
        {QStringLiteral("a\n\tb  c "), QStringLiteral("a b c")},
        {QStringLiteral("a\uE000b"), QStringLiteral("ab")},                    // private use
        {QString(u'a') + QChar(0xD800) + u'b', QStringLiteral("ab")},          // half of a pair
        {u'a' + QString(20, QChar(0x0301)), u'a' + QString(3, QChar(0x0301))}, // piled up marks
    };
    for (const auto& row : rows) {
        INFO(row.plain.toStdString());
        CHECK(plainText(row.text) == row.plain);
    }
    CHECK(plainText(QString(63, u'a') + QStringLiteral("\U0001F511")).size() == 63); // no pair is cut in two
}

TEST_CASE("an alert is read back as it was written")
{
    auto alert = alertOf(
        account::caepEvent + QStringLiteral("session-revoked"),
        R"({"by":"other_session","by_session":"s-2","device_name":"A","ip":"::1","initiating_entity":"admin"})");
    CHECK(account::alertFromJson(account::alertToJson(alert)) == alert);
    alert = alertOf(account::ownEvent + QStringLiteral("pending-change-began"),
                    R"({"kind":"password","pending_id":"p","effective_at":9})");
    CHECK(account::alertFromJson(account::alertToJson(alert)) == alert);
    CHECK(alert.effectiveAt == 9);
}
