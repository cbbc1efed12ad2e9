// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alerts_page.h"

#include "ui/alerts/alert_delegate.h"
#include "ui/alerts/alert_details.h"
#include "ui/alerts/channel_line.h"
#include "ui/alerts/not_me_page.h"
#include "ui/text/messages.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/scroll_box.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QListView>
#include <QShowEvent>
#include <QStackedWidget>

namespace sallyport::ui {

using account::Review;

AlertsPage::AlertsPage(const AlertsParts& parts, QWidget* parent)
    : QWidget(parent),
      m_parts(parts),
      m_model(*parts.store, parts.clock),
      m_stack(new QStackedWidget(this)),
      m_main(new QWidget(this)),
      m_mainBox(scrollBox(m_main, m_stack)),
      m_reach(new Banner(m_main)),
      m_trouble(new Banner(m_main)),
      m_empty(mutedLabel(tr("Nothing has happened yet. What happens to your account appears here by itself."), m_main)),
      m_list(new QListView(m_main)),
      m_details(new AlertDetails(m_main)),
      m_stay(new QCheckBox(tr("&Keep listening in the tray when the window is closed"), m_main))
{
    m_details->setReadOnly(parts.readOnly);
    m_model.setHere(parts.here);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_stack);
    buildMain();
    m_stack->addWidget(m_mainBox);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &AlertsPage::follow);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &AlertsPage::follow);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &AlertsPage::showCurrent);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &AlertsPage::showCurrent);
    connect(m_details, &AlertDetails::wasMe, this, [this] { review(Review::mine); });
    connect(m_details, &AlertDetails::reopened, this, [this] { review(Review::open); });
    connect(m_details, &AlertDetails::wasNotMe, this, &AlertsPage::openSteps);
    if (m_parts.notifier != nullptr)
        connect(m_parts.notifier, &Notifier::reachChanged, this, &AlertsPage::showReach);
    showReach();
    follow();
}

void AlertsPage::buildMain()
{
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new AlertDelegate(m_list));
    m_list->setUniformItemSizes(true); // so that ten thousand are laid out at once
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setMouseTracking(true);
    m_list->setMinimumHeight(ems(this, 7));
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setAccessibleName(tr("Alerts, newest first"));
    m_stay->setVisible(m_parts.tray.setStays && m_parts.notifier != nullptr && m_parts.notifier->hasTray());
    m_stay->setChecked(m_parts.tray.stays && m_parts.tray.stays());
    connect(m_stay, &QCheckBox::toggled, this, [this](bool stays) { m_parts.tray.setStays(stays); });
    auto* column = new QVBoxLayout(m_main);
    column->setContentsMargins(0, 0, 0, ems(this, 1.2));
    column->setSpacing(ems(this, 0.7));
    column->addWidget(new TextLabel(tr("Alerts"), TextLabel::Role::title, m_main));
    if (m_parts.readOnly)
        column->addWidget(
            mutedLabel(tr("They are not kept on this shared computer. If something was not you, act from a "
                          "computer of your own: nothing can be changed from here."),
                       m_main));
    column->addWidget(new ChannelLine(*m_parts.channel, m_parts.clock, m_main));
    column->addWidget(m_reach);
    column->addWidget(m_trouble);
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);
    column->addWidget(m_details);
    column->addStretch(0);
    column->addWidget(m_stay);
}

void AlertsPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous())
        chooseNewest();
    if (m_parts.notifier != nullptr)
        m_parts.notifier->look();
    if (!std::exchange(m_hereAsked, true))
        askHere();
}

/// From where this very session is, to tell "the same network as now". Without an answer nothing is compared.
void AlertsPage::askHere()
{
    m_parts.account->sessions().then(
        this, [this](const Result<QList<account::SessionEntry>, account::AccountError>& sessions) {
            m_hereAsked = sessions.has_value();
            if (!sessions)
                return;
            const auto own = std::ranges::find_if(*sessions, &account::SessionEntry::current);
            if (own == sessions->end())
                return;
            Here here = m_model.here();
            here.ip = own->ip;
            here.network = own->network;
            m_model.setHere(std::move(here));
        });
}

void AlertsPage::follow()
{
    const bool any = m_model.rowCount() > 0;
    m_empty->setVisible(!any);
    m_list->setVisible(any);
    m_details->setVisible(any);
    if (any && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model.index(0));
    showCurrent();
}

QString AlertsPage::currentJti() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? m_model.alert(index.row()).jti : QString();
}

void AlertsPage::showCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const account::Alert& alert = m_model.alert(index.row());
    m_details->setAlert(alert, m_parts.store->steps(alert.jti), m_model.here(), m_parts.clock.unixSeconds());
}

void AlertsPage::showReach()
{
    const NoticeReach reach = m_parts.notifier != nullptr ? m_parts.notifier->reach() : NoticeReach::unknown;
    switch (reach) {
    case NoticeReach::unknown:
    case NoticeReach::shown:
        return m_reach->hush();
    case NoticeReach::muted:
        return m_reach->say(Tone::warning,
                            {tr("This desktop's notifications are switched off."),
                             tr("New alerts appear only here until you switch them on again.")});
    case NoticeReach::none:
        break;
    }
    m_reach->say(Tone::warning,
                 {tr("This desktop shows no notifications."),
                  tr("New alerts appear only here, and only while this window is open: look at it now and then.")});
}

void AlertsPage::review(Review review)
{
    m_list->setFocus(); // the button goes away; its neighbour must not get a stray Return
    m_trouble->hush();
    m_parts.store->review(currentJti(), review).then(this, [this](Result<Done, secrets::SecretStoreError> kept) {
        if (!kept)
            m_trouble->say(Tone::warning,
                           {tr("This could not be kept; after a restart the alert may wait for you again.") + u' '
                                + message(kept.error()).finding,
                            message(kept.error()).advice});
    });
}

void AlertsPage::openSteps()
{
    const QString jti = currentJti();
    NotMePage*& page = m_steps[jti];
    if (page == nullptr) {
        page = new NotMePage(*m_parts.store, *m_parts.account, m_model.here(), jti, m_parts.clock, m_parts.passphrase);
        connect(page, &NotMePage::left, this, [this, jti] { leaveSteps(jti); });
        m_stack->addWidget(scrollBox(page, m_stack));
    }
    QWidget* box = m_stack->currentWidget();
    for (int i = 0; i < m_stack->count(); ++i) {
        if (m_stack->widget(i)->isAncestorOf(page))
            box = m_stack->widget(i);
    }
    m_stack->setCurrentWidget(box);
    page->takeKeyboard();
}

void AlertsPage::leaveSteps(const QString& jti)
{
    QWidget* box = m_stack->currentWidget();
    m_stack->setCurrentWidget(m_mainBox);
    m_list->setFocus();
    if (NotMePage* page = m_steps.value(jti); page != nullptr && !page->isBusy()) {
        m_steps.remove(jti); // what is kept of it is in the store
        m_stack->removeWidget(box);
        box->deleteLater();
    }
}

void AlertsPage::showSteps(const QString& jti)
{
    const int row = m_model.rowOf(jti);
    if (row < 0)
        return showNewest();
    m_list->setCurrentIndex(m_model.index(row));
    openSteps();
}

void AlertsPage::showNewest()
{
    m_stack->setCurrentWidget(m_mainBox);
    chooseNewest();
    if (m_model.rowCount() > 0)
        m_list->setFocus();
}

void AlertsPage::chooseNewest()
{
    if (m_model.rowCount() == 0)
        return;
    const QList<account::Alert>& alerts = m_parts.store->alerts();
    const auto open = std::ranges::find(alerts, Review::open, &account::Alert::review);
    const int row = open == alerts.end() ? 0 : m_model.rowOf(open->jti);
    const QModelIndex newest = m_model.index(std::max(row, 0));
    m_list->setCurrentIndex(newest);
    m_list->scrollTo(newest); // also where it was the current one before, and others came above it
}

} // namespace sallyport::ui
