// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From QNetworkReply's many errors to the few a caller acts on. For core/net's own sources.
#pragma once

#include "core/net/transport.h"

#include <QNetworkReply>

namespace sallyport::net {

/// How far an exchange had come when it failed.
struct ExchangeProgress {
    bool certificateRefused = false;
    bool viaProxy = false;
    bool mayBeSent = false;   ///< a connection stood: some or all of the request may be out
    bool answerBegan = false; ///< a status line and headers came
    QString text = {};        ///< the TLS library's words
};

/// True if the error is only QNetworkReply's way to report an HTTP status from 400 on (or none at all).
bool isHttpAnswer(QNetworkReply::NetworkError error);

TransportError toTransportError(QNetworkReply::NetworkError error, const ExchangeProgress& progress);

} // namespace sallyport::net
