// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AlertModel: the alerts of a store as rows, newest first. Follows the store; many changes at once are one.
//   list->setModel(&model);  const account::Alert& alert = model.alert(row);
#pragma once

#include "core/account/alert_store.h"
#include "core/base/clock.h"
#include "ui/text/alert_messages.h"

#include <QAbstractListModel>
#include <QTimer>

namespace sallyport::ui {

class AlertModel : public QAbstractListModel {
    Q_OBJECT
public:
    /// Beside the usual roles: what the delegate draws.
    enum Role {
        severityRole = Qt::UserRole, ///< int of account::Severity
        titleRole,
        detailRole, ///< from where and when
        reviewRole, ///< empty while the alert is open
        openRole    ///< true while the person has not looked at it
    };
    /// `store` must outlive the model.
    AlertModel(account::AlertStore& store, Clock clock, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    const account::Alert& alert(int row) const { return m_alerts.at(row); }
    /// -1 where there is none.
    int rowOf(const QString& jti) const;
    void setHere(Here here);
    const Here& here() const { return m_here; }

private:
    void follow();
    QString detail(const account::Alert& alert) const;

    account::AlertStore& m_store;
    Clock m_clock;
    QTimer m_soon;
    Here m_here;
    QList<account::Alert> m_alerts;
};

} // namespace sallyport::ui
