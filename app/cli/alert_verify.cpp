// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/alert_verify.h"

#include "app/cli/answer_objects.h"

#include <QTimer>

namespace sallyport::app {

using account::ProofError;
using account::StreamPhase;

namespace {

// The program that polls may be about to open the stream.
constexpr int maxTries = 10;
constexpr std::chrono::milliseconds betweenTries{500};

} // namespace

void AlertVerify::phaseChanged(const account::AlertStreamState& state)
{
    if (state.phase == StreamPhase::alive || state.phase == StreamPhase::elsewhere)
        return prove();
    if (state.phase == StreamPhase::retrying || state.phase == StreamPhase::stopped)
        endWithTrouble();
}

void AlertVerify::prove()
{
    stream().prove().then(this, [this](Result<std::int64_t, ProofError> proof) {
        if (isOver())
            return;
        if (proof) {
            output().result({{QStringLiteral("alive"), true}, {QStringLiteral("at"), qint64{*proof}}},
                            tr("Alerts get through: the proof came at %1.").arg(when(*proof)));
            return end(ExitCode::done);
        }
        if (proof.error() == ProofError::notConnected && ++m_tries < maxTries)
            return QTimer::singleShot(betweenTries, this, &AlertVerify::prove);
        const auto error = commandError(proof.error());
        output().error(error);
        end(error.exit);
    });
}

} // namespace sallyport::app
