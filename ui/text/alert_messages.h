// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts, the channel they come by and the steps of "It wasn't me" in our own words. Of what the service sent only
// names, places and addresses are passed on, as core has cleaned them: show them as plain text.
//   label->setText(message(alert).finding + u' ' + whereText(alert, here));
#pragma once

#include "core/account/alert.h"
#include "core/account/alert_stream.h"
#include "core/account/not_me.h"
#include "ui/text/message.h"

namespace sallyport::ui {

/// What is known of the session at this end, to compare with; empty: not known.
struct Here {
    QString sessionId = {};
    QString deviceId = {};
    QString ip = {};
    QString network = {};
};

/// What happened, and what to do if it was not the person's own doing.
Message message(const account::Alert& alert);
/// The advice where the steps of "It wasn't me" are not offered: on a shared computer.
QString adviceElsewhere(const account::Alert& alert);
/// What happened, and if it was done with this computer's key, that. It is as grave: a thief may sit here too.
QString titleText(const account::Alert& alert, const Here& here);
/// "Urgent", "Notice", "For the record".
QString severityName(account::Severity severity);
/// What the person made of it, with the steps if there are any; empty while it is open.
QString reviewText(const account::Alert& alert, const std::optional<account::NotMe>& steps);

/// "203.0.113.7 · Lagos (estimate) · same network as now"; empty where nothing was told.
QString whereText(const account::Alert& alert, const Here& here);
/// "This computer", "Another device, named “Phone” by whoever signed in"; empty where nothing was told.
QString deviceText(const account::Alert& alert, const Here& here);
/// Anything else that the event tells: by whom, when it takes effect, what it is called. Empty where nothing.
QString moreText(const account::Alert& alert, const Here& here, std::int64_t now);

/// How the channel stands. `lastProof` as AlertChannel::lastProofOfLife, `now` seconds of this computer's clock.
Message message(const account::AlertStreamState& state, std::int64_t lastProof, std::int64_t now);
/// Why a proof that was asked for did not come.
Message message(account::ProofError error);
/// "3 messages did not verify and were refused."; empty for none.
QString refusedText(qsizetype count);
/// No proof has come for so long that alerts may not get through; seconds.
inline constexpr std::int64_t proofIsOld = 420;

QString stepName(account::NotMeStep step);
/// Why the step is worth doing, before it is begun.
QString stepReason(account::NotMeStep step);
/// How the step stands. `error`: why it failed, whole, where that is still known.
Message message(account::NotMeStep step, const account::NotMeEntry& entry,
                const std::optional<account::AccountError>& error, std::int64_t now);

} // namespace sallyport::ui
