// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts as a service might tell them, and the alerts page in every state.
#pragma once

#include "core/account/alert.h"
#include "tests/ui/scenes.h"

namespace sallyport::test {

/// At gallerySeconds minus `secondsAgo`; severity as the kind has it.
account::Alert alertOf(const QString& jti, account::AlertKind kind, std::int64_t secondsAgo);
/// One of every kind, on this and on other devices; "a0" is the newest.
QList<account::Alert> manyAlerts();

/// The alerts page of an open session that listens, with these alerts.
FakeSession* openAlerts(Stage& stage, const QList<account::Alert>& alerts);

QList<Scene> alertScenes();

} // namespace sallyport::test
