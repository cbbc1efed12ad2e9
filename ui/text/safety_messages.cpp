// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/safety_messages.h"

#include "core/account/address_shape.h"
#include "ui/text/breakable.h"
#include "ui/text/time_text.h"

#include <QCoreApplication>

namespace sallyport::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SafetyMessages)
};

using account::PassphraseFault;
using account::StrengthGrade;

QString gradeText(StrengthGrade grade)
{
    switch (grade) {
    case StrengthGrade::veryWeak:
        return Words::tr("Very weak");
    case StrengthGrade::weak:
        return Words::tr("Weak");
    case StrengthGrade::fair:
        return Words::tr("Fair");
    case StrengthGrade::strong:
        return Words::tr("Strong");
    case StrengthGrade::veryStrong:
        break;
    }
    return Words::tr("Very strong");
}

QString letterText(const QString& text, qsizetype at)
{
    return at < text.size() ? u'“' + text.mid(at, 1) + u'”' : Words::tr("missing");
}

} // namespace

QString inFours(const QString& address)
{
    QStringList groups;
    for (qsizetype at = 0; at < address.size(); at += 4)
        groups.append(address.mid(at, 4));
    return groups.join(u' ');
}

QString rulesText(const PassphraseRules& rules)
{
    QStringList needs;
    if (rules.upper)
        needs.append(Words::tr("a capital letter"));
    if (rules.lower)
        needs.append(Words::tr("a small letter"));
    if (rules.digit)
        needs.append(Words::tr("a digit"));
    const QString length = Words::tr("%1 to %2 characters").arg(rules.shortest).arg(rules.longest);
    return needs.isEmpty() ? Words::tr("%1; several words are good.").arg(length)
                           : Words::tr("%1, with %2.").arg(length, needs.join(QStringLiteral(", ")));
}

QString faultText(PassphraseFault fault, const PassphraseRules& rules)
{
    switch (fault) {
    case PassphraseFault::tooShort:
        return Words::tr("Too short: use at least %n characters.", nullptr, rules.shortest);
    case PassphraseFault::tooLong:
        return Words::tr("Too long: the service takes at most %n characters.", nullptr, rules.longest);
    case PassphraseFault::noUpper:
        return Words::tr("The service wants a capital letter, A to Z.");
    case PassphraseFault::noLower:
        return Words::tr("The service wants a small letter, a to z.");
    case PassphraseFault::noDigit:
        return Words::tr("The service wants a digit.");
    case PassphraseFault::tooFewDifferent:
        return Words::tr("Nearly all of it is the same character. Choose another.");
    case PassphraseFault::holdsIdentifier:
        return Words::tr("It gives away what you sign in with. Choose another.");
    case PassphraseFault::hiddenCharacters:
        break;
    }
    return Words::tr("It has characters that cannot be seen, and that nobody can type again. Type it anew.");
}

QString strengthText(const account::PassphraseStrength& strength)
{
    return Words::tr("%1: about %2 bits, by estimate")
        .arg(gradeText(strength.grade), QString::number(static_cast<int>(strength.bits)));
}

QString routeText(const QString& asset, const QString& network)
{
    return Words::tr("%1 over %2").arg(asset, network);
}

QString memoText(const QString& memo)
{
    if (memo.isEmpty())
        return Words::tr("None");
    QString marked = memo;
    marked.replace(u' ', u'\u2423'); // one space and two look alike otherwise
    return u'“' + breakable(marked) + u'”';
}

QString addressDoubt(const QString& network, const QString& address)
{
    using account::AddressFamily;
    const auto shape = [&] {
        switch (account::familyOf(network)) {
        case AddressFamily::bitcoin:
            return Words::tr("begins with 1, 3 or bc1");
        case AddressFamily::ethereum:
            return Words::tr("is 0x and 40 digits or letters from a to f");
        case AddressFamily::tron:
            return Words::tr("is T and 33 more letters and digits");
        case AddressFamily::unknown:
            break;
        }
        return QString();
    };
    switch (account::fitOf(network, address)) {
    case account::AddressFit::otherShape:
        return Words::tr("This does not look like an address of %1: such a one %2. Compare it again, and the network.")
            .arg(network, shape());
    case account::AddressFit::misspelt:
        return Words::tr("Something in this address is wrong: its check letters do not fit. Copy it again.");
    case account::AddressFit::fits:
    case account::AddressFit::notJudged:
        break;
    }
    return {};
}

QString actionText(account::ActionKind kind)
{
    return kind == account::ActionKind::addWithdrawalAddress ? Words::tr("Add this withdrawal address")
                                                             : Words::tr("Remove this withdrawal address");
}

Message message(const account::PasscodeFacts& facts, std::int64_t now)
{
    if (!facts.set)
        return {Words::tr("Not set."),
                Words::tr("Six digits that approve what moves money. Until they are set, no withdrawal address can be "
                          "added or removed.")};
    if (facts.lockedUntil > now)
        return {Words::tr("Locked after too many wrong tries, until %1.").arg(momentText(facts.lockedUntil, now)),
                Words::tr("If those tries were not yours, change your passphrase and sign out all others.")};
    return {facts.changedAt > 0 ? Words::tr("Set or changed %1.").arg(momentText(facts.changedAt, now))
                                : Words::tr("Set."),
            Words::tr("It approves what moves money. Nobody who helps you ever needs it.")};
}

QList<EchoDifference> echoDifferences(const account::ActionWish& wanted, const account::ActionWish& echoed)
{
    QList<EchoDifference> differences;
    const auto compare = [&differences](const QString& member, const QString& a, const QString& b) {
        if (a == b)
            return;
        const auto [inA, inB] = std::ranges::mismatch(a, b);
        differences.append({.member = member, .wanted = a, .echoed = b, .firstAt = std::distance(a.begin(), inA)});
    };
    const auto compareAddress = [&] {
        compare(Words::tr("Address"), wanted.address, echoed.address);
        if (wanted.address != echoed.address)
            differences.last().isAddress = true;
    };
    compare(Words::tr("What is done"), actionText(wanted.kind), actionText(echoed.kind));
    compare(Words::tr("Coin"), wanted.asset, echoed.asset);
    compare(Words::tr("Network"), wanted.network, echoed.network);
    compareAddress();
    compare(Words::tr("Memo or tag"), wanted.memo, echoed.memo);
    return differences;
}

QString differenceText(const EchoDifference& difference)
{
    return Words::tr("%1: letter %2 is %3 and should be %4.")
        .arg(difference.member, QString::number(difference.firstAt + 1),
             letterText(difference.echoed, difference.firstAt), letterText(difference.wanted, difference.firstAt));
}

} // namespace sallyport::ui
