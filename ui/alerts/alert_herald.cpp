// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alert_herald.h"

#include "ui/text/alert_messages.h"

namespace sallyport::ui {

using account::Alert;
using account::Severity;

namespace {

/// Places and addresses without the letters that some desktops read as markup.
QString unmarked(QString text)
{
    return text.remove(u'<').remove(u'>').remove(u'&');
}

Notice noticeOf(const Alert& alert)
{
    const bool urgent = alert.severity == Severity::urgent;
    QString where = unmarked(whereText(alert, {}));
    return {.title = message(alert).finding,
            .text = where.isEmpty() ? AlertHerald::tr("Open Sallyport to see more.") : where,
            .urgent = urgent};
}

} // namespace

AlertHerald::AlertHerald(account::AlertStore& store, AlertChannel& channel, Notifier& notifier, QString ownSession,
                         Times times, Telling telling)
    : m_store(store), m_notifier(notifier), m_ownSession(std::move(ownSession)), m_times(times), m_telling(telling)
{
    for (QTimer* timer : {&m_gather, &m_rest, &m_badge})
        timer->setSingleShot(true);
    connect(&m_gather, &QTimer::timeout, this, &AlertHerald::tell);
    connect(&m_rest, &QTimer::timeout, this, &AlertHerald::tell);
    connect(&m_badge, &QTimer::timeout, this, [this] { m_notifier.setBadge(m_store.openCount()); });
    connect(&channel, &AlertChannel::alertArrived, this, &AlertHerald::take);
    connect(&store, &account::AlertStore::changed, this, [this] {
        if (!m_badge.isActive())
            m_badge.start(0);
    });
    notifier.setTrayShown(true);
    notifier.setBadge(store.openCount());
    notifier.look();
}

AlertHerald::~AlertHerald()
{
    m_notifier.setBadge(0);
    m_notifier.setTrayShown(false);
}

void AlertHerald::take(const Alert& alert)
{
    if (alert.severity == Severity::calm || isSignInOf(alert, m_ownSession))
        return;
    m_new.append(alert.jti);
    if (!m_gather.isActive() && !m_rest.isActive())
        m_gather.start(m_times.gather);
}

void AlertHerald::tell()
{
    QList<Alert> open; // not what the person has judged meanwhile, perhaps in another program
    for (const QString& jti : std::exchange(m_new, {})) {
        auto alert = m_store.find(jti);
        if (alert && alert->review == account::Review::open)
            open.append(std::move(*alert));
    }
    if (open.isEmpty())
        return;
    if (m_telling == Telling::countOnly) {
        m_notifier.notify({.title = open.size() == 1 ? tr("One new alert") : tr("%1 new alerts").arg(open.size()),
                           .text = tr("Unlock Sallyport to read them."),
                           .urgent = std::ranges::find(open, Severity::urgent, &Alert::severity) != open.end()});
    } else if (open.size() == 1) {
        m_notifier.notify(noticeOf(open.first()));
    } else {
        const auto urgent = std::ranges::count(open, Severity::urgent, &Alert::severity);
        m_notifier.notify({.title = tr("%1 new alerts").arg(open.size()),
                           .text = urgent > 0 ? tr("%1 of them urgent. Open Sallyport to see them.").arg(urgent)
                                              : tr("Open Sallyport to see them."),
                           .urgent = urgent > 0});
    }
    m_rest.start(m_times.rest);
}

} // namespace sallyport::ui
