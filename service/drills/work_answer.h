// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// workAnswer: solves the human check by `work` as any program may (docs/protocol.md): some seconds of a core, so call
// it on the pool.
//   QByteArray captcha = workAnswer(captchaChallenge);   // the form field, empty where it cannot be solved
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace sallyport::service {

/// `captchaChallenge`: as the service gave it, of type `work`.
QByteArray workAnswer(const QJsonObject& captchaChallenge);

} // namespace sallyport::service
