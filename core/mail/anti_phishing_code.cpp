// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/anti_phishing_code.h"

#include "core/base/anti_phishing_rules.h"
#include "core/base/bytes.h"

#include <QRegularExpression>

#include <algorithm>

namespace sallyport::mail {

using secrets::SecretStoreError;

namespace {

constexpr qsizetype maxTextBytes = 256 * 1024;

QByteArray searchable(const QString& text)
{
    return text.left(maxTextBytes).normalized(QString::NormalizationForm_C).simplified().toUtf8().left(maxTextBytes);
}

/// A letter or digit of ASCII, or part of any other letter: what makes the code a piece of a longer word.
bool isWordByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || static_cast<unsigned char>(c) >= 0x80;
}

bool standsAlone(const QByteArray& text, qsizetype at, qsizetype size)
{
    const bool before = at > 0 && isWordByte(text[at - 1]) && isWordByte(text[at]);
    const bool after = at + size < text.size() && isWordByte(text[at + size]) && isWordByte(text[at + size - 1]);
    return !before && !after;
}

/// Every place is compared whole, wherever the code may stand.
bool shows(const QByteArray& text, const Secret& code)
{
    bool found = false;
    for (qsizetype at = 0; at + code.size() <= text.size(); ++at) {
        const bool same = constantTimeEqual(QByteArrayView(text).sliced(at, code.size()), code.view());
        found |= same && standsAlone(text, at, code.size());
    }
    return found;
}

/// A text by what it reads like: without case, marks of composition apart, white space, dashes and what nobody sees
/// left out; and where in the text each letter comes from.
struct Folded {
    QString letters;
    QList<qsizetype> begins;
    QList<qsizetype> ends;
};

bool isLeftOut(QChar c)
{
    const auto category = c.category();
    return c.isSpace() || category == QChar::Other_Control || category == QChar::Other_Format
        || category == QChar::Punctuation_Dash || QStringView(u"\u034f\u115f\u1160\u2800\u3164\uffa0").contains(c);
}

/// `whole`: with all that would be left out.
Folded fold(QStringView text, bool whole = false)
{
    Folded folded;
    for (qsizetype at = 0; at < text.size();) {
        const bool pair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
        const qsizetype end = at + (pair ? 2 : 1);
        const QString letters =
            text.sliced(at, end - at).toString().normalized(QString::NormalizationForm_KD).toCaseFolded();
        for (const QChar c : letters) {
            if (!whole && isLeftOut(c))
                continue;
            folded.letters += c;
            folded.begins.append(at);
            folded.ends.append(end);
        }
        at = end;
    }
    return folded;
}

QByteArrayView bytesOf(QStringView text)
{
    return {reinterpret_cast<const char*>(text.utf16()), text.size() * qsizetype{sizeof(char16_t)}};
}

/// "Anti-phishing code: something", in the words that exchanges use.
bool showsAnyCode(const QString& text)
{
    static const QRegularExpression pattern(
        QStringLiteral("(?:anti[- ]?phishing (?:code|phrase|word)|safety phrase|security phrase|e-?mail "
                       "(?:safety|security) (?:phrase|code))"
                       "(?: is)?\\s*[:=\\x{FF1A}\\x{3010}\\[(]\\s*[^\\s:=.,]"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return pattern.match(text.left(maxTextBytes)).hasMatch();
}

} // namespace

std::optional<Secret> canonicalCode(QStringView typed)
{
    QString text = typed.toString().normalized(QString::NormalizationForm_C).simplified();
    const bool good = text.size() >= shortestAntiPhishingCode && text.size() <= longestCodeInMails
        && std::ranges::all_of(text, [](QChar c) { return c.isPrint() || c.isSurrogate(); });
    auto code = good ? std::optional(Secret::fromText(text)) : std::nullopt;
    wipe(text);
    return code;
}

QString codeKey(const QString& profileId)
{
    return QStringLiteral("mail/anti-phishing-code/") + profileId;
}

Task<KnownCode, SecretStoreError> readCode(secrets::SecretStore& store, const QString& profileId)
{
    struct Asker : QObject {
        Promise<KnownCode, SecretStoreError> promise;
    };
    auto* asker = new Asker;
    auto task = asker->promise.task();
    store.read(codeKey(profileId)).then(asker, [asker](Result<Secret, SecretStoreError> answer) {
        KnownCode known;
        if (answer)
            known.code = std::move(*answer);
        else
            known.unavailable = answer.error() != SecretStoreError::notFound;
        asker->promise.finish(std::move(known));
        asker->deleteLater();
    });
    return task;
}

CodeText readForCode(const QString& text)
{
    return {.letters = searchable(text), .showsAnyCode = showsAnyCode(text)};
}

CodeState checkCode(const CodeText& text, const KnownCode& known, bool offered)
{
    if (known.code.isEmpty()) {
        if (known.unavailable && offered)
            return CodeState::unavailable;
        return offered ? CodeState::notSet : CodeState::notOffered;
    }
    if (shows(text.letters, known.code))
        return CodeState::right;
    return text.showsAnyCode ? CodeState::wrong : CodeState::missing;
}

QString withoutCode(const QString& text, const KnownCode& known)
{
    if (known.code.isEmpty())
        return text;
    QString code = QString::fromUtf8(known.code.view());
    Folded wanted = fold(code);
    // What is left of a code of signs would stand in every text.
    const bool whole = wanted.letters.size() < shortestAntiPhishingCode;
    if (whole)
        wanted = fold(code, whole);
    wipe(code);
    const Folded seen = fold(text, whole);
    QString hidden;
    qsizetype kept = 0; // of the text
    for (qsizetype at = 0; at + wanted.letters.size() <= seen.letters.size();) {
        const QStringView place = QStringView(seen.letters).sliced(at, wanted.letters.size());
        if (!constantTimeEqual(bytesOf(place), bytesOf(wanted.letters))) {
            ++at;
            continue;
        }
        at += place.size();
        hidden += QStringView(text).sliced(kept, std::max(seen.begins[at - place.size()], kept) - kept);
        hidden += QStringLiteral("•••");
        kept = seen.ends[at - 1];
    }
    wipe(wanted.letters);
    return kept == 0 ? text : hidden + text.sliced(kept);
}

} // namespace sallyport::mail
