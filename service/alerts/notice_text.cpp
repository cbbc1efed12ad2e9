// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/alerts/notice_text.h"

#include "core/base/json.h"
#include "service/alerts/event_token.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace sallyport::service {

namespace {

QString member(const AlertRecord& record, QStringView name)
{
    return stringMember(record.members, name).value_or(QString());
}

QString credentialHeadline(const AlertRecord& record)
{
    const bool isNew = member(record, u"change_type") == u"create";
    if (member(record, u"credential_type") == u"app")
        return isNew ? u"An authenticator was linked"_s : u"An authenticator was removed"_s;
    if (member(record, u"credential_type") == u"pin")
        return isNew ? u"A trading passcode was set"_s : u"The trading passcode was changed"_s;
    return u"The passphrase was changed"_s;
}

/// Of a pending change's kind (docs/protocol.md).
QString pendingWords(QStringView kind)
{
    if (kind == u"password")
        return u"A change of the passphrase"_s;
    if (kind == u"anti_phishing_code")
        return u"A change of the anti-phishing code"_s;
    if (kind == u"authenticator_added")
        return u"A new authenticator"_s;
    if (kind == u"authenticator_removed")
        return u"The removal of an authenticator"_s;
    if (kind == u"passcode")
        return u"A change of the trading passcode"_s;
    if (kind == u"withdrawal_address_added")
        return u"A new withdrawal address"_s;
    return kind == u"withdrawal_address_removed" ? u"The removal of a withdrawal address"_s
                                                 : u"A change of what protects the account"_s;
}

QString headline(const AlertRecord& record)
{
    const bool newDevice = boolMember(record.members, u"new_device").value_or(false);
    if (record.type == event_type::sessionEstablished)
        return newDevice ? u"A new device has signed in"_s : u"Somebody has signed in on a shared computer"_s;
    if (record.type == event_type::sessionRevoked) {
        return member(record, u"by") == u"reuse" ? u"A session was ended because somebody may have a copy of it"_s
                                                 : u"A session was ended by another one"_s;
    }
    if (record.type == event_type::credentialChange)
        return credentialHeadline(record);
    if (record.type == event_type::passcodeLocked)
        return u"The trading passcode is locked for two hours: too many wrong tries"_s;
    if (record.type == event_type::withdrawalAddress) {
        return member(record, u"change") == u"removed" ? u"A withdrawal address was removed"_s
                                                       : u"A withdrawal address was added"_s;
    }
    if (record.type == event_type::accountDisabled)
        return u"The account is locked for a while: too many wrong tries"_s;
    if (record.type == event_type::signInIncomplete) {
        return member(record, u"stage") == u"device"
            ? u"Somebody gave the right passphrase and code, and did not finish signing in"_s
            : u"Somebody gave the right passphrase, but not the right code"_s;
    }
    if (record.type == event_type::recoveryActivated)
        return u"Somebody began to recover the account"_s;
    if (record.type == event_type::antiPhishingCode)
        return u"The anti-phishing code was changed"_s;
    const QString what = pendingWords(member(record, u"kind"));
    return record.type == event_type::pendingBegan ? what + u" was asked for, and waits"_s
                                                   : what + u" was called off"_s;
}

QString advice(const AlertRecord& record)
{
    if (record.type == event_type::sessionEstablished)
        return u"If this was not you, end that session and change your passphrase."_s;
    if (record.type == event_type::signInIncomplete)
        return u"If this was not you, somebody knows your passphrase: change it."_s;
    if (record.type == event_type::accountDisabled)
        return u"Computers you have signed in on before are not locked. If this was not you, nothing has been opened."_s;
    if (record.type == event_type::recoveryActivated)
        return u"If this was not you, ask the service's support at once, by an address that you look up yourself."_s;
    if (record.type == event_type::passcodeLocked)
        return u"If this was not you, somebody is in your account: end all other sessions and change your passphrase."_s;
    if (record.type == event_type::withdrawalAddress)
        return u"If this was not you, somebody knows your trading passcode: change it, and end all other sessions."_s;
    if (record.type == event_type::pendingBegan)
        return u"If this was not you, call it off before it takes effect, on a computer you have used for longer."_s;
    return u"If this was not you, end all other sessions and change your passphrase."_s;
}

/// A stranger's words: nothing in them that a mail program would make a link of.
QString harmless(QString words)
{
    for (auto& c : words) {
        if (!c.isLetterOrNumber() && !c.isMark() && !QStringView(u" -_'()").contains(c))
            c = u' ';
    }
    return words.simplified();
}

QString timeText(std::int64_t seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(u"yyyy-MM-dd HH:mm 'UTC'"_s);
}

QString details(const AlertRecord& record)
{
    QString text = u"When: "_s + timeText(record.happenedAt) + u'\n';
    const auto line = [&](const QString& name, const QString& value) {
        if (!value.isEmpty())
            text += name + u": "_s + value + u'\n';
    };
    line(u"Device, as whoever signed in calls it"_s, harmless(member(record, u"device_name")));
    line(u"Name, as whoever added it calls it"_s, harmless(member(record, u"friendly_name")));
    line(u"Address"_s, member(record, u"ip"));
    line(u"Place, as far as can be told"_s, member(record, u"location"));
    if (record.type == event_type::withdrawalAddress) {
        line(u"Asset"_s, member(record, u"asset"));
        line(u"Network"_s, member(record, u"network"));
        line(u"Withdrawal address"_s, harmless(member(record, u"address")));
        line(u"Memo"_s, harmless(member(record, u"memo")));
    }
    if (const auto effective = integerMember(record.members, u"effective_at"))
        line(u"Takes effect unless called off"_s, timeText(*effective));
    return text;
}

QString frame(const QString& words, const QString& code)
{
    const QString mark = code.isEmpty()
        ? u"You have set no anti-phishing code, so nothing in this message shows that it is not an imitation."_s
        : u"Your anti-phishing code: "_s + code;
    return mark + u"\n\n"_s + words
        + u"\nOpen Sallyport yourself to look into it. This message has no links; one that has links is not from us."_s;
}

} // namespace

bool isNotice(const AlertRecord& record)
{
    if (record.type == event_type::sessionEstablished)
        return record.deviceId.isEmpty() || boolMember(record.members, u"new_device").value_or(false);
    if (record.type == event_type::sessionRevoked)
        return member(record, u"by") == u"other_session" || member(record, u"by") == u"reuse";
    return true;
}

Notice noticeOf(const std::vector<AlertRecord>& records, std::int64_t count, const QString& code)
{
    const auto& first = records.front();
    if (count == 1)
        return {headline(first),
                frame(headline(first) + u".\n\n"_s + details(first) + u'\n' + advice(first) + u'\n', code)};
    QString list;
    for (const auto& record : records)
        list += timeText(record.happenedAt) + u"  "_s + headline(record) + u'\n';
    const auto more = count - static_cast<std::int64_t>(records.size());
    if (more > 0)
        list += u"and %1 more, which the program shows.\n"_s.arg(more);
    const auto subject = u"%1 things have happened to your account"_s.arg(count);
    return {subject, frame(subject + u":\n\n"_s + list, code)};
}

} // namespace sallyport::service
