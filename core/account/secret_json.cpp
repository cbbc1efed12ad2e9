// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/secret_json.h"

#include <cstring>

namespace sallyport::account {

QByteArray secretJson(std::initializer_list<SecretMember> members)
{
    constexpr char digits[] = "0123456789abcdef";
    qsizetype most = 2;
    for (const auto& member : members)
        most += qsizetype(std::strlen(member.name)) + 6 * member.value.size() + 6;
    QByteArray text;
    text.reserve(most); // growing would leave a copy behind
    text += '{';
    for (const auto& member : members) {
        if (text.size() > 1)
            text += ',';
        text += '"';
        text += member.name;
        text += "\":\"";
        for (const char c : member.value.view()) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte < 0x20) {
                text += "\\u00";
                text += digits[byte >> 4];
                text += digits[byte & 15];
                continue;
            }
            if (c == '"' || c == '\\')
                text += '\\';
            text += c;
        }
        text += '"';
    }
    text += '}';
    return text;
}

} // namespace sallyport::account
