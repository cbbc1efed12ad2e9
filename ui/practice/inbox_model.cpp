// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/practice/inbox_model.h"

#include "ui/widgets/icon.h"

#include <algorithm>

namespace sallyport::ui {
namespace {

constexpr qsizetype longestLine = 80;

QString oneLine(const QString& text)
{
    const QString line = text.simplified();
    return line.size() > longestLine ? line.left(longestLine - 1) + u'…' : line;
}

} // namespace

InboxModel::InboxModel(InboxSource* source, QObject* parent) : QAbstractListModel(parent), m_source(source)
{
    connect(source, &InboxSource::changed, this, &InboxModel::read);
    read();
}

int InboxModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_messages.size());
}

QVariant InboxModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_messages.size())
        return {};
    const InboxMessage& message = m_messages.at(index.row());
    if (role == Qt::DisplayRole)
        return oneLine(message.subject.isEmpty() ? message.text : message.subject);
    if (role == Qt::DecorationRole)
        return icon(message.kind == InboxMessage::Kind::mail ? Icon::mail : Icon::message);
    if (role == Qt::AccessibleTextRole) {
        return message.kind == InboxMessage::Kind::mail ? tr("Mail: %1").arg(oneLine(message.subject))
                                                        : tr("Text message: %1").arg(oneLine(message.text));
    }
    return {};
}

void InboxModel::read()
{
    QList<InboxMessage> now = m_source->messages();
    std::stable_sort(now.begin(), now.end(),
                     [](const auto& a, const auto& b) { return a.receivedAtMs > b.receivedAtMs; });
    if (now == m_messages)
        return;
    beginResetModel();
    m_messages = std::move(now);
    endResetModel();
}

} // namespace sallyport::ui
