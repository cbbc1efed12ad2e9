// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/drills/drill_desk.h"

#include "core/base/json.h"
#include "core/otp/otpauth_uri.h"
#include "service/drills/phishing_mail.h"
#include "service/sign_in/totp_check.h"
#include "service/store/withdrawal_addresses.h"

namespace sallyport::service {

namespace {

constexpr int codeSeconds = 30;
constexpr int wrongCodes = 3; // fewer than lock anybody out
const QByteArray phone = "Unknown phone";
/// Its zeros are no letters of such addresses (base58): no money can be sent there.
const MoneyPlace strangersPlace{.asset = QStringLiteral("USDT"),
                                .network = QStringLiteral("TRC20"),
                                .address = QStringLiteral("T0PracticeDrill0LeadsNowhere000000")};

QByteArray codeOf(const Secret& key, std::int64_t when)
{
    return otp::totpCode({.key = key.clone()}, when).toLatin1();
}

QByteArray answerLine(const QByteArray& drill, std::int64_t beganAt, const std::optional<DrillRefusal>& refusal)
{
    QJsonObject answer{{QStringLiteral("drill"), QString::fromLatin1(drill)},
                       {QStringLiteral("outcome"), refusal ? QStringLiteral("failed") : QStringLiteral("begun")},
                       {QStringLiteral("began_at"), qint64{beganAt}}};
    if (refusal)
        answer.insert(QStringLiteral("why"), QString::fromLatin1(nameOf(*refusal)));
    return writeJson(answer) + '\n';
}

} // namespace

const QString DrillDesk::strangersAddress = QStringLiteral("198.51.100.23");

DrillDesk::DrillDesk(DrillParts parts) : m_parts(std::move(parts)), m_changes(m_parts.context) {}

void DrillDesk::take(QByteArrayView line, Answer answer)
{
    const auto beganAt = m_parts.context.now();
    const auto command = readDrillCommand(line);
    if (!command)
        return answer(answerLine({}, beganAt, command.error()));
    const QByteArray name = nameOf(command->drill);
    if (std::exchange(m_busy, true))
        return answer(answerLine(name, beganAt, DrillRefusal::busy));
    run(*command, [this, alive = std::weak_ptr(m_life), name, beganAt, answer](Outcome outcome) {
        if (alive.expired())
            return;
        m_busy = false;
        answer(answerLine(name, beganAt, outcome));
    });
}

void DrillDesk::run(const DrillCommand& command, Then then)
{
    switch (command.drill) {
    case Drill::strangerSignsIn:
        return enter(then, [then](const StrangerPtr&) { then({}); });
    case Drill::wrongCodes:
        return knock(then, [this, then](const StrangerPtr& s) { giveWrongCodes(s, wrongCodes, then); });
    case Drill::authenticatorLinked:
        return enter(then, [this, then](const StrangerPtr& s) { linkAuthenticator(s, then); });
    case Drill::addressChanged:
        return enter(then, [this, then](const StrangerPtr& s) { then(addAddress(*s)); });
    case Drill::sessionCopied:
        return then(copySession(command.sessionId));
    case Drill::recoveryBegun:
        return then(beginRecovery());
    case Drill::phishingMessage:
        return then(sendPhish());
    }
}

void DrillDesk::knock(Then failed, InThen then)
{
    const auto& parts = m_parts.context.parts;
    auto stranger = std::make_shared<Stranger>(StrangerParts{.router = m_parts.router,
                                                             .executor = parts.executor,
                                                             .clock = parts.clock,
                                                             .random = parts.random,
                                                             .issuer = parts.issuer},
                                               strangersAddress);
    stranger->giveCredentials(
        m_parts.identifier, m_parts.password,
        [stranger, failed = std::move(failed), then = std::move(then)](const StrangerReply& r) {
            if (r.asksFor(QStringLiteral("otp")))
                return then(stranger);
            const bool wrong = r.asksFor(QStringLiteral("credentials"));
            const bool locked = stringMember(r.json, u"error") == QStringLiteral("access_denied");
            failed(wrong ? DrillRefusal::passphraseChanged : locked ? DrillRefusal::locked : DrillRefusal::unavailable);
        });
}

void DrillDesk::enter(Then failed, InThen then)
{
    knock(failed, [this, failed, then](const StrangerPtr& stranger) {
        waitForCode([stranger, failed, then](const QByteArray& code) {
            stranger->giveCode(code, [stranger, failed, then](const StrangerReply& reply) {
                if (!reply.asksFor(QStringLiteral("device")))
                    return failed(DrillRefusal::unavailable);
                stranger->openSession(phone, [stranger, failed, then](const StrangerReply& opened) {
                    if (opened.status != 200 || stranger->sessionId().isEmpty())
                        return failed(DrillRefusal::unavailable);
                    then(stranger);
                });
            });
        });
    });
}

void DrillDesk::waitForCode(std::function<void(const QByteArray& code)> then)
{
    auto& context = m_parts.context;
    const auto now = context.now();
    struct Next {
        QByteArray code;
        std::int64_t waitSeconds = 0;
    };
    const auto next = context.parts.store.database.inTransaction([&]() -> Next {
        auto& authenticators = context.parts.store.authenticators;
        const auto all = authenticators.ofAccount(accountId());
        if (all.empty())
            return {};
        const auto freeFrom = (authenticators.lastStep(accountId(), all.front().id) + 1) * codeSeconds;
        const auto key = authenticators.key(accountId(), all.front().id);
        return {.code = key ? codeOf(*key, now) : QByteArray(),
                .waitSeconds = std::clamp<std::int64_t>(freeFrom - now, 0, 3 * codeSeconds)};
    });
    if (!next || next->waitSeconds == 0)
        return then(next ? next->code : QByteArray());
    context.parts.executor.after(std::chrono::seconds(next->waitSeconds),
                                 [this, alive = std::weak_ptr(m_life), then = std::move(then)] {
                                     if (!alive.expired())
                                         waitForCode(then);
                                 });
}

QByteArray DrillDesk::wrongCode()
{
    auto& context = m_parts.context;
    const auto code = context.parts.store.database.inTransaction([&] {
        auto& authenticators = context.parts.store.authenticators;
        QByteArray guess;
        bool isRight = true;
        while (isRight) {
            guess = QByteArray::number(randomBelow(context.parts.random, 1'000'000)).rightJustified(6, '0');
            isRight = std::ranges::any_of(authenticators.ofAccount(accountId()), [&](const Authenticator& one) {
                const auto key = authenticators.key(accountId(), one.id);
                return key && matchingStep(*key, context.now(), guess);
            });
        }
        return guess;
    });
    return code.value_or(QByteArrayLiteral("000000"));
}

void DrillDesk::giveWrongCodes(const StrangerPtr& stranger, int left, Then then)
{
    if (left == 0)
        return then({});
    stranger->giveCode(wrongCode(), [this, stranger, left, then = std::move(then)](const StrangerReply& reply) {
        if (!reply.asksFor(QStringLiteral("otp")))
            return then(DrillRefusal::locked);
        giveWrongCodes(stranger, left - 1, then);
    });
}

/// Offered and confirmed with a code of the new one, as any client does; a newcomer's waits a day.
void DrillDesk::linkAuthenticator(const StrangerPtr& stranger, Then then)
{
    const QByteArray name = writeJson({{QStringLiteral("name"), QStringLiteral("Another phone")}});
    stranger->callAccount(
        "POST", "/security/authenticators", name, [this, stranger, then = std::move(then)](const StrangerReply& offer) {
            const auto link = otp::readOtpauthUri(stringMember(offer.json, u"otpauth").value_or(QString()).toUtf8());
            if (!link)
                return then(DrillRefusal::unavailable);
            const QByteArray code = codeOf(link->parameters.key, m_parts.context.now());
            const QByteArray path = "/security/authenticators/"
                + stringMember(offer.json, u"id").value_or(QString()).toLatin1() + "/confirm";
            stranger->callAccount("POST", path, writeJson({{QStringLiteral("otp"), QString::fromLatin1(code)}}),
                                  [then](const StrangerReply& reply) {
                                      const bool done = reply.status == 202 || reply.status == 204;
                                      then(done ? Outcome() : Outcome(DrillRefusal::unavailable));
                                  });
        });
}

/// What an approved action does (ActionsApi). The passcode that a real stranger would have had to see typed is passed
/// over: a newcomer's address waits a day all the same.
DrillDesk::Outcome DrillDesk::addAddress(const Stranger& stranger)
{
    const auto asked = m_parts.context.parts.store.database.inTransaction([&]() -> Outcome {
        const auto session = m_parts.context.parts.store.sessions.find(stranger.sessionId());
        if (!session)
            return DrillRefusal::unavailable;
        const int status = m_changes.make(*session, ChangeKind::addressAdded, contentOf(strangersPlace)).status;
        return status == 202 ? Outcome() : Outcome(DrillRefusal::unavailable);
    });
    return asked.value_or(DrillRefusal::unavailable);
}

/// What the alert poll does when two hold one session (PollDesk); the second holder's key is not ours to have.
DrillDesk::Outcome DrillDesk::copySession(const QByteArray& sessionId)
{
    auto& context = m_parts.context;
    const auto ended = context.parts.store.database.inTransaction([&]() -> Outcome {
        auto sessions = context.parts.store.sessions.live(accountId(), {}, std::numeric_limits<int>::max());
        std::erase_if(sessions, [&](const Session& s) {
            return sessionId.isEmpty() ? s.kind != SessionKind::own || s.address == strangersAddress
                                       : s.id != sessionId;
        });
        if (sessions.empty())
            return DrillRefusal::noSession;
        context.sessionEnd.end(sessions.back(), {.by = EndedBy::reuse, .copiedSession = true});
        return std::nullopt;
    });
    return ended.value_or(DrillRefusal::unavailable);
}

/// This service has no way of recovering an account: what it would tell is told.
DrillDesk::Outcome DrillDesk::beginRecovery()
{
    auto& context = m_parts.context;
    const auto told = context.parts.store.database.inTransaction([&] {
        context.parts.events.happened({.kind = AccountEventKind::recoveryBegan,
                                       .accountId = accountId(),
                                       .when = context.now(),
                                       .address = strangersAddress});
        return Done{};
    });
    return told ? Outcome() : Outcome(DrillRefusal::unavailable);
}

DrillDesk::Outcome DrillDesk::sendPhish()
{
    const PhishingMail mail = phishingMail();
    const bool sent = m_parts.inbox.deliver(mail.from, QString::fromUtf8(m_parts.identifier), mail.subject, mail.text);
    return sent ? Outcome() : Outcome(DrillRefusal::unavailable);
}

std::int64_t DrillDesk::accountId()
{
    const auto account = m_parts.context.parts.store.accounts.findByIdentifier(QString::fromUtf8(m_parts.identifier));
    return account ? account->id : nobodysAccount;
}

} // namespace sallyport::service
