// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/alert_command.h"

#include "app/cli/answer_objects.h"

namespace sallyport::app {

using account::AlertStream;

AlertCommand::AlertCommand(const Paths& paths, SecretsInput secrets, Output& output)
    : AccountCommand(paths, std::move(secrets), output), m_paths(paths)
{
}

void AlertCommand::run()
{
    if (m_over)
        return;
    const auto& context = stored().context();
    const auto& profileId = session().facts().profileId;
    m_here = {.sessionId = session().facts().sessionId, .deviceId = session().facts().deviceId};
    m_alerts = std::make_unique<account::AlertStore>(m_paths.data.path(), profileId);
    m_stream = std::make_unique<AlertStream>(account::AlertContext{.transport = context.transport,
                                                                   .store = context.store,
                                                                   .lockPath = m_paths.alertPolling(profileId),
                                                                   .clock = context.clock,
                                                                   .random = context.random},
                                             session(), *m_alerts);
    connect(m_stream.get(), &AlertStream::alertArrived, this, [this](const account::Alert& alert) {
        if (!m_over)
            take(alert);
    });
    connect(m_stream.get(), &AlertStream::stateChanged, this, [this] {
        const auto& state = m_stream->state();
        const auto before = std::exchange(m_told, state);
        if (!m_over && (state.phase != before.phase || state.trouble != before.trouble))
            phaseChanged(state);
    });
    m_stream->start();
}

void AlertCommand::showAll()
{
    for (const auto& alert : m_alerts->alerts())
        show(alert);
}

void AlertCommand::showKept(const std::function<void()>& done)
{
    const auto known = AccountRegistry(m_paths.data).last();
    if (!known || !*known)
        return done();
    m_alerts = std::make_unique<account::AlertStore>(m_paths.data.path(), (*known)->profile.id);
    m_alerts->open().then(this, [this, done](Result<Done, secrets::SecretStoreError>) {
        showAll();
        done();
    });
}

void AlertCommand::end(ExitCode code)
{
    if (std::exchange(m_over, true))
        return;
    // From the event loop: the stream may be in the middle of telling.
    QMetaObject::invokeMethod(
        this,
        [this, code] {
            if (m_stream)
                m_stream->stop();
            afterForgetting([this, code] { Q_EMIT finished(code); });
        },
        Qt::QueuedConnection);
}

void AlertCommand::endWithTrouble()
{
    const auto& over = session().end();
    const auto error = over ? commandError(*over) : commandError(m_stream->state());
    output().error(error);
    end(error.exit);
}

void AlertCommand::show(const account::Alert& alert)
{
    QStringList text{when(alert.at),
                     ui::severityName(alert.severity),
                     ui::message(alert).finding,
                     ui::deviceText(alert, m_here),
                     ui::whereText(alert, m_here),
                     ui::moreText(alert, m_here, systemClock().unixSeconds())};
    text.removeAll(QString());
    output().result(toJson(alert), text.join(QStringLiteral("  ")));
}

} // namespace sallyport::app
