// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/dkim_canonical.h"

#include <QHash>

namespace sallyport::mail {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// White space within lines as one space, none before a line's end.
QByteArray withSingleBlanks(QByteArrayView text)
{
    QByteArray single;
    single.reserve(text.size());
    bool blank = false;
    for (const char c : text) {
        if (isBlank(c)) {
            blank = true;
            continue;
        }
        if (blank && c != '\r')
            single += ' ';
        blank = false;
        single += c;
    }
    return single;
}

} // namespace

QByteArray canonicalField(QByteArrayView field, DkimCanonical how)
{
    if (how == DkimCanonical::simple)
        return field.toByteArray();
    const qsizetype colon = field.indexOf(':');
    QByteArray value = field.sliced(colon + 1).toByteArray();
    value.replace("\r\n", "");
    return field.first(colon).trimmed().toByteArray().toLower() + ':' + withSingleBlanks(value).trimmed() + "\r\n";
}

QByteArray canonicalBody(const QByteArray& body, DkimCanonical how)
{
    QByteArray text = how == DkimCanonical::simple ? body : withSingleBlanks(body);
    qsizetype end = text.size();
    while (end >= 2 && text[end - 1] == '\n' && text[end - 2] == '\r')
        end -= 2;
    text.truncate(end);
    if (!text.isEmpty() || how == DkimCanonical::simple)
        text += "\r\n";
    return text;
}

QByteArray signedText(const RawMessage& message, const RawField& signatureField, const DkimSignature& signature)
{
    QHash<QByteArray, QList<qsizetype>> places;
    for (qsizetype i = 0; i < message.fields.size(); ++i)
        places[message.fields[i].name].append(i);
    QByteArray text;
    for (const QByteArray& name : signature.fields) {
        const auto left = places.find(name);
        if (left != places.end() && !left->isEmpty()) // else it is signed that there is none
            text += canonicalField(message.fields[left->takeLast()].bytes, signature.header);
    }
    const QByteArray own = signatureField.bytes.first(signatureField.name.size() + 1) + signature.unsignedField;
    QByteArray last = canonicalField(own.endsWith("\r\n") ? own : own + "\r\n", signature.header);
    last.chop(2);
    return text + last;
}

} // namespace sallyport::mail
