// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/device_details.h"

#include "ui/text/account_messages.h"
#include "ui/text/breakable.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>

namespace sallyport::ui {

namespace {

/// Says `text`, or nothing at all.
void put(TextLabel* label, const QString& text)
{
    label->setText(breakable(text));
    label->setVisible(!text.isEmpty());
}

} // namespace

DeviceDetails::DeviceDetails(QWidget* parent)
    : Card(parent),
      m_title(new TextLabel({}, TextLabel::Role::heading, this)),
      m_warning(new TextLabel({}, TextLabel::Role::strong, this)),
      m_first(new TextLabel({}, this)),
      m_second(mutedLabel({}, this)),
      m_trouble(new Banner(this)),
      m_mine(new Button(tr("It was &me"), Button::Kind::plain, this)),
      m_notMine(new Button(tr("It &wasn't me…"), Button::Kind::plain, this)),
      m_again(new Button(tr("&Try again"), Button::Kind::primary, this)),
      m_hide(new Button(tr("&Hide this"), Button::Kind::quiet, this)),
      m_rename(new Button(tr("Re&name…"), Button::Kind::plain, this)),
      m_end(new Button(tr("End &session"), Button::Kind::danger, this)),
      m_revoke(new Button(tr("Revo&ke device…"), Button::Kind::danger, this)),
      m_passcode(new Button(tr("End it with the &passcode…"), Button::Kind::danger, this)),
      m_approve(new Button(tr("Let it take effect &now…"), Button::Kind::plain, this)),
      m_cancel(new Button(tr("&Cancel this change"), Button::Kind::danger, this))
{
    m_warning->setTone(Tone::warning);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_hide);
    buttons->addStretch();
    for (Button* button : {m_mine, m_notMine, m_rename, m_approve, m_end, m_revoke, m_cancel, m_passcode, m_again})
        buttons->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(ems(this, 1.2), ems(this, 0.9), ems(this, 1.2), ems(this, 0.9));
    column->setSpacing(ems(this, 0.4));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_title, m_warning, m_first, m_second, m_trouble})
        column->addWidget(widget);
    column->addLayout(buttons);
    connect(m_mine, &QPushButton::clicked, this, &DeviceDetails::wasMe);
    connect(m_notMine, &QPushButton::clicked, this, &DeviceDetails::wasNotMe);
    connect(m_again, &QPushButton::clicked, this, &DeviceDetails::againWanted);
    connect(m_hide, &QPushButton::clicked, this, &DeviceDetails::hideWanted);
    connect(m_rename, &QPushButton::clicked, this, &DeviceDetails::renameWanted);
    connect(m_end, &QPushButton::clicked, this, &DeviceDetails::endWanted);
    connect(m_revoke, &QPushButton::clicked, this, &DeviceDetails::revokeWanted);
    connect(m_passcode, &QPushButton::clicked, this, &DeviceDetails::passcodeWanted);
    connect(m_approve, &QPushButton::clicked, this, &DeviceDetails::approveWanted);
    connect(m_cancel, &QPushButton::clicked, this, &DeviceDetails::cancelWanted);
}

void DeviceDetails::setItem(const DeviceItem& item, const DeviceContext& context, const QString& changedFrom,
                            const RowWork* work, bool busy, bool mayReview)
{
    m_ownDevice = context.current ? context.current->deviceId : QString();
    setAccessibleName(item.change != nullptr ? pendingText(*item.change, changedFrom, context).finding
                                             : deviceTitle(item.row->device));
    showTexts(item, context, changedFrom);
    showTrouble(work);
    showButtons(item, work, busy, mayReview);
}

void DeviceDetails::showTexts(const DeviceItem& item, const DeviceContext& context, const QString& changedFrom)
{
    if (item.change != nullptr) {
        const Message said = pendingText(*item.change, changedFrom, context);
        put(m_title, said.finding);
        put(m_warning, tr("If this was not you, cancel it: until it takes effect everything stays as it was."));
        put(m_first, pendingObject(*item.change).join(u'\n'));
        return put(m_second, said.advice);
    }
    const account::DeviceEntry& device = item.row->device;
    put(m_title, item.isDevice ? deviceTitle(device) : tr("Session on %1").arg(deviceTitle(device)));
    QStringList warnings;
    if (item.row->sameName) {
        warnings.append(device.id.isEmpty()
                            ? tr("It bears the name of a device of yours, but shows no key. A name proves nothing.")
                            : tr("Another device of yours bears this name, but this one has another key. A name "
                                 "proves nothing: the key does."));
    }
    if (item.session != nullptr && !sessionWarnings(*item.session, context).isEmpty())
        warnings.append(tr("You were using Sallyport at this computer when that session began."));
    put(m_warning, warnings.join(u'\n'));
    const QString sessions =
        item.session != nullptr ? joined(sessionFacts(*item.session, context)) : joined(deviceSummary(device, context));
    put(m_first, sessions);
    put(m_second, joined(deviceFacts(device, context)));
}

void DeviceDetails::showTrouble(const RowWork* work)
{
    if (work == nullptr || work->running)
        return m_trouble->hush();
    if (work->notYours) {
        return m_trouble->say(Tone::warning,
                              {tr("The service says that this is not among yours any more, and sent no receipt."),
                               tr("So nothing proves here how it ended.")});
    }
    m_trouble->say(Tone::warning, message(work->error));
}

/// A newcomer may not revoke an older device, but whoever knows the passcode may end a lost one.
bool DeviceDetails::wantsPasscode(const DeviceItem& item, const RowWork* work) const
{
    using account::AccountProblem;
    if (!m_hasPasscode || work == nullptr || work->running || item.row == nullptr || !item.isDevice)
        return false;
    return work->error.what == AccountProblem::newcomer || work->error.what == AccountProblem::wrongPasscode
        || work->error.what == AccountProblem::passcodeLocked;
}

void DeviceDetails::showButtons(const DeviceItem& item, const RowWork* work, bool busy, bool mayReview)
{
    const bool failed = work != nullptr && !work->running;
    const bool idle = work == nullptr && !busy && !m_readOnly;
    const bool device = item.row != nullptr && item.isDevice && !item.row->device.id.isEmpty();
    const bool session = item.session != nullptr && !item.session->current;
    m_again->setVisible(failed && !work->notYours);
    m_hide->setVisible(failed);
    m_mine->setVisible(mayReview && !failed);
    m_notMine->setVisible(mayReview && !failed);
    m_rename->setVisible(idle && device);
    m_end->setVisible(idle && session);
    m_revoke->setVisible(idle && device && !item.row->device.current);
    m_passcode->setVisible(wantsPasscode(item, work));
    m_approve->setVisible(idle && item.change != nullptr && account::canBeJudged(*item.change)
                          && (m_ownDevice.isEmpty() || item.change->byDevice != m_ownDevice));
    m_cancel->setVisible(idle && item.change != nullptr);
}

} // namespace sallyport::ui
