// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/login_words.h"

#include "core/origin/name_match.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace sallyport::origin {

namespace {

constexpr auto words = std::to_array<std::string_view>({
    "login",   "logon",    "signin",   "signup",  "auth",     "sso",     "account",  "verify", "verif",
    "secure",  "security", "wallet",   "support", "help",     "service", "customer", "number", "phone",
    "contact", "portal",   "official", "recover", "unlock",   "update",  "confirm",  "bonus",  "claim",
    "airdrop", "reward",   "event",    "crypto",  "exchange", "trading", "start",    "access", "session",
    "desk",    "token",    "connect",  "cdn",     "app",      "web",
});

/// One slip in a word of five letters and more: "logen", "loggin", "lgoin".
constexpr int slipInWord = 4;
constexpr std::size_t shortestWithSlip = 5;

} // namespace

QByteArray loginWordIn(const QByteArray& text, const QList<QByteArray>& more)
{
    for (const QByteArray& word : more) {
        if (text.contains(word))
            return word;
    }
    for (const std::string_view word : words) {
        if (text.contains(QByteArrayView(word.data(), static_cast<qsizetype>(word.size()))))
            return QByteArray(word.data(), static_cast<qsizetype>(word.size()));
    }
    for (const std::string_view word : words) {
        if (word.size() >= shortestWithSlip
            && nearestPlace(text, QByteArrayView(word.data(), static_cast<qsizetype>(word.size()))).cost <= slipInWord)
            return QByteArray(word.data(), static_cast<qsizetype>(word.size()));
    }
    return {};
}

} // namespace sallyport::origin
