// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/devices_page.h"

#include "ui/alerts/alert_channel.h"
#include "ui/devices/device_delegate.h"
#include "ui/devices/device_details.h"
#include "ui/devices/device_dialogs.h"
#include "ui/devices/sign_in_history.h"
#include "ui/text/account_messages.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabBar>
#include <QTreeView>

namespace sallyport::ui {

namespace {

constexpr std::chrono::milliseconds gatherAlerts{200};

} // namespace

DevicesPage::DevicesPage(DevicesParts parts, QWidget* parent)
    : QWidget(parent),
      m_parts(std::move(parts)),
      m_book(*m_parts.account),
      m_model(m_book),
      m_tabs(new QTabBar(this)),
      m_pages(new QStackedWidget(this)),
      m_others(new Button(tr("Sign out all oth&ers…"), Button::Kind::danger, this)),
      m_afterLock(new Banner(this)),
      m_trouble(new Banner(this)),
      m_again(new Button(tr("Ask a&gain"), Button::Kind::plain, this)),
      m_state(mutedLabel({}, this)),
      m_tree(new QTreeView(this)),
      m_details(new DeviceDetails(this)),
      m_history(new SignInHistory(*m_parts.account, [this] { return context(); }, this))
{
    m_tabs->addTab(tr("Devices and sessions"));
    m_tabs->addTab(tr("Last sign-ins"));
    m_tabs->setAccessibleName(tr("Parts of this page"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    auto* head = new QHBoxLayout;
    head->addWidget(new TextLabel(tr("Devices"), TextLabel::Role::title, this), 1);
    head->addWidget(m_others);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, ems(this, 1.2));
    column->setSpacing(ems(this, 0.7));
    column->addLayout(head);
    m_details->setHasPasscode(m_parts.safety != nullptr && !m_parts.readOnly);
    if (m_parts.readOnly) {
        column->addWidget(
            mutedLabel(tr("On a shared computer you can look, and sign out. What ends or renames others is done "
                          "from a computer of your own."),
                       this));
        m_others->hide();
        m_details->setReadOnly(true);
    }
    column->addWidget(m_tabs);
    column->addWidget(m_pages, 1);
    m_pages->addWidget(buildDevices());
    m_pages->addWidget(m_history);
    m_soon.setSingleShot(true);
    m_soon.setInterval(gatherAlerts);
    listen();
    showList({});
}

DevicesPage::~DevicesPage() = default;

QWidget* DevicesPage::buildDevices()
{
    auto* page = new QWidget(this);
    setUpTree();
    auto* trouble = new QHBoxLayout;
    trouble->addWidget(m_trouble, 1);
    trouble->addWidget(m_again, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ems(this, 0.7));
    column->addWidget(m_afterLock);
    column->addLayout(trouble);
    column->addWidget(m_state);
    column->addWidget(m_tree, 1);
    column->addWidget(m_details);
    column->addStretch();
    return page;
}

void DevicesPage::setUpTree()
{
    m_tree->setModel(&m_model);
    m_tree->setItemDelegate(new DeviceDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(ems(this, 1.1));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setMouseTracking(true);
    m_tree->setMinimumHeight(ems(this, 8));
    m_tree->viewport()->setAutoFillBackground(false);
    // The delegate marks the chosen row; the view itself would also fill what stands before it.
    QPalette unmarked;
    unmarked.setBrush(QPalette::Highlight, Qt::transparent);
    m_tree->setPalette(unmarked);
    m_tree->setAccessibleName(tr("Devices and sessions, those that need a look first"));
}

void DevicesPage::listen()
{
    connect(&m_book, &DeviceBook::listChanged, this, &DevicesPage::follow);
    connect(&m_book, &DeviceBook::workChanged, this, &DevicesPage::followWork);
    connect(&m_soon, &QTimer::timeout, this, &DevicesPage::refresh);
    if (m_parts.alerts != nullptr)
        connect(m_parts.alerts, &account::AlertStore::changed, this, &DevicesPage::follow);
    if (m_parts.channel != nullptr)
        connect(m_parts.channel, &AlertChannel::alertArrived, this, [this] {
            if (!m_soon.isActive()) // a steady stream of alerts must not put it off for ever
                m_soon.start();
        });
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_pages->setCurrentIndex(tab);
        refresh();
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &DevicesPage::showCurrent);
    connect(m_others, &QPushButton::clicked, this, &DevicesPage::askOthers);
    connect(m_again, &QPushButton::clicked, this,
            [this] { m_book.othersWork() ? m_book.endOthers() : m_book.refresh(); });
    // A button that was pressed goes away; its neighbour must not get a stray Return.
    const auto act = [this](auto signal, auto what) {
        connect(m_details, signal, this, [this, what] {
            m_tree->setFocus();
            what();
        });
    };
    connect(m_details, &DeviceDetails::renameWanted, this, &DevicesPage::askName);
    connect(m_details, &DeviceDetails::revokeWanted, this, &DevicesPage::askRevoke);
    connect(m_details, &DeviceDetails::passcodeWanted, this, &DevicesPage::askPasscode);
    act(&DeviceDetails::endWanted, [this] { m_book.endSession(current().session->id); });
    act(&DeviceDetails::cancelWanted, [this] { m_book.cancelChange(current().id()); });
    connect(m_details, &DeviceDetails::approveWanted, this, &DevicesPage::askApproval);
    act(&DeviceDetails::hideWanted, [this] { m_book.dismiss(m_model.workId(current())); });
    act(&DeviceDetails::againWanted, [this] {
        if (const RowWork* work = m_model.work(current())) {
            const auto again = work->again; // the row's work is replaced by it
            again();
        }
    });
    act(&DeviceDetails::wasNotMe, [this] { Q_EMIT notMeWanted(alertOf(current())); });
    act(&DeviceDetails::wasMe,
        [this] { m_parts.alerts->review(alertOf(current()), account::Review::mine).then(this, [](const auto&) {}); });
}

void DevicesPage::refresh()
{
    m_book.refresh();
    if (m_pages->currentWidget() == m_history && isVisible())
        m_history->refresh();
}

void DevicesPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_book.dismissOthers();
    if (m_stale)
        follow();
    refresh();
}

DeviceContext DevicesPage::context() const
{
    DeviceContext context{.now = m_parts.clock.unixSeconds(), .clockOffset = m_parts.clockOffset()};
    const account::SessionEntry* session = m_book.list() ? currentSession(*m_book.list()) : nullptr;
    if (session != nullptr)
        context.current = *session;
    context.wasHere = [wasHere = m_parts.wasHere, offset = context.clockOffset](std::int64_t at) {
        return wasHere(at - offset);
    };
    return context;
}

QSet<QString> DevicesPage::reviewed() const
{
    QSet<QString> ids;
    for (const account::Alert& alert : m_parts.alerts != nullptr ? m_parts.alerts->alerts() : QList<account::Alert>()) {
        if (alert.review != account::Review::mine)
            continue;
        ids.insert(alert.sessionId);
        if (alert.kind == account::AlertKind::newDevice)
            ids.insert(alert.deviceId);
    }
    ids.remove({});
    return ids;
}

void DevicesPage::follow()
{
    DeviceRows rows = m_book.list() ? arrange(*m_book.list(), reviewed()) : DeviceRows();
    const Count before = std::exchange(m_count, {rows.openSessions(), rows.toLookAt()});
    m_stale = !isVisible();
    if (!m_stale)
        showList(std::move(rows));
    showUnfinished();
    if (m_count != before)
        Q_EMIT countChanged();
}

void DevicesPage::showList(DeviceRows rows)
{
    const QString kept = current().id();
    QSet<QString> opened;
    for (const QModelIndex& device : m_model.folded()) {
        if (m_tree->isExpanded(device))
            opened.insert(m_model.item(device).id());
    }
    const int scrolled = m_tree->verticalScrollBar()->value();
    m_model.show(std::move(rows), m_book.pending(), context());
    restoreTree(kept, opened, scrolled);
    const bool any = m_model.rowCount() > 0;
    m_tree->setVisible(any);
    m_details->setVisible(any);
    m_state->setText(m_book.list() ? tr("The service lists no devices.") : tr("Asking the service…"));
    m_state->setVisible(!any && !m_book.loadError());
    showWork();
}

/// Where the person was, or else at the first row.
void DevicesPage::restoreTree(const QString& current, const QSet<QString>& opened, int scrolled)
{
    for (int section = 0; section < m_model.rowCount(); ++section)
        m_tree->expand(m_model.index(section, 0));
    for (const QModelIndex& device : m_model.folded()) {
        if (opened.contains(m_model.item(device).id()))
            m_tree->expand(device);
    }
    QModelIndex index = m_model.find(current);
    if (!index.isValid())
        index = m_model.index(0, 0, m_model.index(0, 0));
    m_tree->setCurrentIndex(index);
    m_tree->verticalScrollBar()->setValue(scrolled);
}

void DevicesPage::followWork()
{
    m_tree->doItemsLayout(); // a row with a warning is higher
    showWork();
}

void DevicesPage::showWork()
{
    const auto& others = m_book.othersWork();
    const bool ending = others && others->running;
    m_others->setEnabled(!ending && otherSessions() > 0);
    const bool failed = others && !others->running;
    if (failed)
        m_trouble->say(Tone::warning,
                       {tr("The others were not all signed out.") + u' ' + message(others->error).finding,
                        message(others->error).advice});
    else if (m_book.loadError())
        m_trouble->say(Tone::warning,
                       {tr("This list may be old.") + u' ' + message(*m_book.loadError()).finding,
                        message(*m_book.loadError()).advice});
    else
        m_trouble->hush();
    m_again->setText(failed ? tr("Try a&gain") : tr("Ask a&gain"));
    m_again->setVisible(!m_trouble->isHidden());
    showCurrent();
}

DeviceItem DevicesPage::current() const
{
    return m_model.item(m_tree->currentIndex());
}

void DevicesPage::showCurrent()
{
    const DeviceItem item = current();
    if (item.id().isEmpty())
        return;
    const QString from = item.change != nullptr ? m_model.nameOf(item.change->byDevice) : QString();
    const RowWork* work = m_model.work(item);
    const bool busy = !m_model.status(item).isEmpty();
    m_details->setItem(item, m_model.context(), from, work, busy, !alertOf(item).isEmpty());
}

/// The alert about this row that waits for the person; empty where there is none.
QString DevicesPage::alertOf(const DeviceItem& item) const
{
    if (m_parts.alerts == nullptr || item.row == nullptr || item.row->device.current)
        return {};
    for (const account::Alert& alert : m_parts.alerts->alerts()) {
        const bool about = (item.session != nullptr && alert.sessionId == item.session->id)
            || (item.isDevice && alert.kind == account::AlertKind::newDevice && !alert.deviceId.isEmpty()
                && alert.deviceId == item.row->device.id);
        const bool signIn = alert.kind == account::AlertKind::newDevice || alert.kind == account::AlertKind::signIn;
        if (about && signIn && alert.review == account::Review::open)
            return alert.jti;
    }
    return {};
}

} // namespace sallyport::ui
