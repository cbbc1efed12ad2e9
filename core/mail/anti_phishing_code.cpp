// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/anti_phishing_code.h"

#include "core/base/bytes.h"

#include <QRegularExpression>

#include <algorithm>

namespace sallyport::mail {

using secrets::SecretStoreError;

namespace {

constexpr qsizetype shortestCode = 4;
constexpr qsizetype longestCode = 64;
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
    const bool good = text.size() >= shortestCode && text.size() <= longestCode
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
    QByteArray bytes = text.normalized(QString::NormalizationForm_C).simplified().toUtf8();
    bool found = false;
    for (qsizetype at = 0; at + known.code.size() <= bytes.size(); ++at) {
        if (constantTimeEqual(QByteArrayView(bytes).sliced(at, known.code.size()), known.code.view())) {
            bytes.replace(at, known.code.size(), "•••");
            found = true;
        }
    }
    return found ? QString::fromUtf8(bytes) : text;
}

} // namespace sallyport::mail
