// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/mail_knowledge.h"

#include <QRegularExpression>

#include <algorithm>

namespace sallyport::ui {

std::optional<mail::MailProviders> readProviders(const QString& typed)
{
    constexpr qsizetype most = 8;
    static const QRegularExpression between(QStringLiteral("[\\s,;]+"));
    static const QRegularExpression name(QStringLiteral("\\A[a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?\\z"));
    mail::MailProviders providers{.authservIds = typed.toLower().split(between, Qt::SkipEmptyParts)};
    providers.authservIds.removeDuplicates();
    const bool good = providers.authservIds.size() <= most
        && std::ranges::all_of(providers.authservIds, [](const QString& id) { return name.match(id).hasMatch(); });
    return good ? std::optional(providers) : std::nullopt;
}

} // namespace sallyport::ui
