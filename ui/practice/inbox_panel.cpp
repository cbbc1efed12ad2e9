// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/practice/inbox_panel.h"

#include "ui/text/time_text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QListView>
#include <QPlainTextEdit>
#include <QStyledItemDelegate>

namespace sallyport::ui {

namespace {

/// Rows with room to breathe.
class RowDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QSize hint = QStyledItemDelegate::sizeHint(option, index);
        return {hint.width(), option.fontMetrics.height() * 2};
    }
};

/// A view on a card of its own, without a background of its own.
QWidget* onCard(QAbstractScrollArea* view)
{
    auto* card = new Card(view->parentWidget());
    auto* inner = new QVBoxLayout(card);
    const int margin = ems(view, 0.4);
    inner->setContentsMargins(margin, margin, margin, margin);
    view->viewport()->setAutoFillBackground(false);
    inner->addWidget(view);
    return card;
}

} // namespace

InboxPanel::InboxPanel(InboxSource* source, Clock clock, QWidget* parent)
    : QWidget(parent),
      m_clock(std::move(clock)),
      m_model(source),
      m_empty(mutedLabel(
          tr("Nothing yet. Mails and text messages of the practice service arrive here, not on your phone."), this)),
      m_list(new QListView(this)),
      m_head(mutedLabel({}, this)),
      m_text(new QPlainTextEdit(this))
{
    m_list->setModel(&m_model);
    m_list->setAccessibleName(tr("Messages of the practice service"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setIconSize(QSize(1, 1) * ems(this, 1.2));
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("Text of the message"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_empty, 0, Qt::AlignTop);
    column->addWidget(onCard(m_list), 2);
    column->addWidget(m_head);
    column->addWidget(onCard(m_text), 3);
    column->addStretch();
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& now) { showMessage(now); });
    connect(&m_model, &QAbstractItemModel::modelReset, this, &InboxPanel::follow);
    follow();
}

void InboxPanel::follow()
{
    const bool any = m_model.rowCount() > 0;
    m_empty->setVisible(!any);
    m_list->parentWidget()->setVisible(any);
    m_head->setVisible(any);
    m_text->parentWidget()->setVisible(any);
    if (any)
        m_list->setCurrentIndex(m_model.index(0)); // the newest is what was waited for
    else
        m_text->clear();
}

void InboxPanel::showMessage(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const InboxMessage& message = m_model.message(index.row());
    m_head->setText(tr("%1 to %2, %3")
                        .arg(message.from, message.to, momentText(message.receivedAtMs / 1000, m_clock.unixSeconds())));
    m_text->setPlainText(message.text);
}

} // namespace sallyport::ui
