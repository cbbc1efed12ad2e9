// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AlertChannel: the alert stream as the window sees it: whether it lives, and what it brings. alertChannel() wraps
// account::AlertStream; tests make their own.
//   auto channel = alertChannel(std::make_unique<account::AlertStream>(context, session, alerts));
#pragma once

#include "core/account/alert_stream.h"

#include <memory>

namespace sallyport::ui {

class AlertChannel : public QObject {
    Q_OBJECT
public:
    virtual const account::AlertStreamState& state() const = 0;
    /// When an asked-for verification event last came, seconds since 1970 by this computer's clock; 0: never.
    virtual std::int64_t lastProofOfLife() const = 0;
    /// Tokens that did not verify: refused, not stored, not shown.
    virtual qsizetype refusedCount() const = 0;
    /// Ends a waiting between two attempts.
    virtual void retryNow() = 0;
    /// Asks for a verification event; answers with the time it came.
    virtual Task<std::int64_t, account::ProofError> prove() = 0;

Q_SIGNALS:
    /// A new, verified alert; once each.
    void alertArrived(const sallyport::account::Alert& alert);
    /// The phase, the trouble or the next attempt.
    void stateChanged();
    void proofOfLifeCame();
};

/// The real one, which owns the stream. Whoever made the stream starts it.
std::unique_ptr<AlertChannel> alertChannel(std::unique_ptr<account::AlertStream> stream);

} // namespace sallyport::ui
