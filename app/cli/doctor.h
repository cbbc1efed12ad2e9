// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `sallyport-cli doctor`: the pre-flight of the window: how far this computer can be trusted with a secret. Asks no
// network.
#pragma once

#include "app/cli/command.h"
#include "core/system/preflight/preflight.h"

namespace sallyport::app {

/// The object of --json: check, level, meaning, mend, facts.
QJsonObject toJson(const system::Check& check);
/// The same as lines of text.
QString textOf(const system::Check& check);

class Doctor : public Command {
    Q_OBJECT
public:
    using Look = std::function<Task<QList<system::Check>, system::PreflightError>(const system::PreflightQuestion&)>;
    Doctor(system::PreflightQuestion question, Output& output, Look look = system::runPreflight);
    /// Ends with `refused` if one check is red.
    void start() override;

private:
    const system::PreflightQuestion m_question;
    const Look m_look;
};

} // namespace sallyport::app
