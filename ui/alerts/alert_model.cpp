// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alert_model.h"

#include "ui/text/time_text.h"

#include <algorithm>

namespace sallyport::ui {

AlertModel::AlertModel(account::AlertStore& store, Clock clock, QObject* parent)
    : QAbstractListModel(parent), m_store(store), m_clock(std::move(clock)), m_alerts(store.alerts())
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &AlertModel::follow);
    connect(&store, &account::AlertStore::changed, this, [this] {
        if (!m_soon.isActive())
            m_soon.start(0);
    });
}

int AlertModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_alerts.size());
}

int AlertModel::rowOf(const QString& jti) const
{
    const auto found = std::ranges::find(m_alerts, jti, &account::Alert::jti);
    return found == m_alerts.end() ? -1 : static_cast<int>(found - m_alerts.begin());
}

void AlertModel::setHere(Here here)
{
    m_here = std::move(here);
    if (!m_alerts.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

QString AlertModel::detail(const account::Alert& alert) const
{
    QStringList parts{momentText(alert.at, m_clock.unixSeconds())};
    for (const QString& part :
         {deviceText(alert, m_here), whereText(alert, m_here), moreText(alert, m_here, m_clock.unixSeconds())}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    return parts.join(QStringLiteral(" · "));
}

QVariant AlertModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_alerts.size())
        return {};
    const account::Alert& alert = m_alerts.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case titleRole:
        return titleText(alert, m_here);
    case severityRole:
        return static_cast<int>(alert.severity);
    case detailRole:
        return detail(alert);
    case reviewRole:
        return reviewText(alert, m_store.steps(alert.jti));
    case openRole:
        return alert.review == account::Review::open;
    case Qt::AccessibleTextRole: {
        const QString review = reviewText(alert, m_store.steps(alert.jti));
        return QStringList{severityName(alert.severity), titleText(alert, m_here), detail(alert),
                           review.isEmpty() ? tr("Waiting for you") : review}
            .join(QStringLiteral(". "));
    }
    default:
        return {};
    }
}

/// Rows that stay keep their place in the view: only what differs in the middle is taken out or put in.
void AlertModel::follow()
{
    const QList<account::Alert>& now = m_store.alerts();
    const auto same = [](const account::Alert& a, const account::Alert& b) { return a.jti == b.jti; };
    const qsizetype shorter = std::min(now.size(), m_alerts.size());
    const qsizetype head =
        std::mismatch(now.cbegin(), now.cbegin() + shorter, m_alerts.cbegin(), same).first - now.cbegin();
    qsizetype tail = 0;
    while (tail < shorter - head && same(now.at(now.size() - 1 - tail), m_alerts.at(m_alerts.size() - 1 - tail)))
        ++tail;
    const auto first = static_cast<int>(head);
    const auto gone = static_cast<int>(m_alerts.size() - head - tail);
    const auto come = static_cast<int>(now.size() - head - tail);
    if (gone > 0) {
        beginRemoveRows({}, first, first + gone - 1);
        m_alerts.remove(head, gone);
        endRemoveRows();
    }
    if (come > 0)
        beginInsertRows({}, first, first + come - 1);
    m_alerts = now;
    if (come > 0)
        endInsertRows();
    if (!m_alerts.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

} // namespace sallyport::ui
