// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every command of sallyport-cli is: something that starts, answers on standard output and ends with an exit code.
#pragma once

#include "app/cli/output.h"

#include <QObject>

namespace sallyport::app {

/// The exit codes of sallyport-cli, documented in docs/cli.md.
enum class ExitCode {
    done = 0,
    refused = 1, ///< the service said no, or something was found
    usage = 2,
    service = 3,  ///< service or network
    keychain = 4, ///< keychain or store
    output = 5    ///< done, but the results could not be written
};

class Command : public QObject {
    Q_OBJECT
public:
    explicit Command(Output& output) : m_output(output) {}
    /// Begins; `finished` comes later, once.
    virtual void start() = 0;

Q_SIGNALS:
    void finished(sallyport::app::ExitCode code);

protected:
    Output& output() { return m_output; }
    /// Says what went wrong and what to do, and ends.
    void fail(const CommandError& error);

private:
    Output& m_output;
};

} // namespace sallyport::app
