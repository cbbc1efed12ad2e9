// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/safety/safety_page.h"

#include "ui/safety/safety_card.h"
#include "ui/text/account_messages.h"
#include "ui/text/breakable.h"
#include "ui/text/safety_messages.h"
#include "ui/text/time_text.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/scroll_box.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>

namespace sallyport::ui {

SafetyPage::SafetyPage(SafetyParts parts, QWidget* parent)
    : QWidget(parent),
      m_parts(std::move(parts)),
      m_book(*m_parts.account, m_parts.safety),
      m_result(new Banner(this)),
      m_trouble(new Banner(this)),
      m_pending(new SafetyCard(tr("Waiting to take effect"), this)),
      m_passphrase(new SafetyCard(tr("Passphrase"), this)),
      m_code(new SafetyCard(tr("Anti-phishing code"), this)),
      m_authenticators(new SafetyCard(tr("Authenticators"), this)),
      m_setCode(new Button({}, Button::Kind::plain, this))
{
    auto* cards = new QWidget(this);
    auto* column = new QVBoxLayout(cards);
    column->setContentsMargins(0, 0, 0, ems(this, 1.2));
    column->setSpacing(ems(this, 1));
    column->addWidget(m_pending);
    buildCards(column);
    column->addStretch();
    // What came of something is in sight from wherever in the page it was asked for.
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(ems(this, 1));
    whole->addWidget(new TextLabel(tr("Safety"), TextLabel::Role::title, this));
    whole->addWidget(m_result);
    whole->addWidget(m_trouble);
    whole->addWidget(scrollBox(cards, this), 1);
    connect(&m_book, &SafetyBook::changed, this, &SafetyPage::follow);
    follow();
}

void SafetyPage::buildCards(QVBoxLayout* column)
{
    column->addWidget(m_passphrase);
    auto* passphrase = new Button(tr("Change &passphrase…"), Button::Kind::plain, this);
    connect(passphrase, &QPushButton::clicked, this, &SafetyPage::changePassphrase);
    m_passphrase->addButton(passphrase);
    if (m_parts.safety != nullptr) {
        m_passcode = new SafetyCard(tr("Trading passcode"), this);
        m_forgotten = new Button(tr("Fo&rgotten…"), Button::Kind::quiet, this);
        m_setPasscode = new Button({}, Button::Kind::plain, this);
        connect(m_forgotten, &QPushButton::clicked, this, [this] { changePasscode(true); });
        connect(m_setPasscode, &QPushButton::clicked, this, [this] { changePasscode(false); });
        m_passcode->addButton(m_forgotten);
        m_passcode->addButton(m_setPasscode);
        column->addWidget(m_passcode);
    }
    column->addWidget(m_code);
    connect(m_setCode, &QPushButton::clicked, this, &SafetyPage::changeCode);
    m_code->addButton(m_setCode);
    column->addWidget(m_authenticators);
    if (m_parts.authenticators != nullptr) {
        auto* add = new Button(tr("Add au&thenticator…"), Button::Kind::plain, this);
        connect(add, &QPushButton::clicked, this, &SafetyPage::addAuthenticator);
        m_authenticators->addButton(add);
    }
    if (m_parts.safety != nullptr) {
        m_addresses = new SafetyCard(tr("Withdrawal addresses"), this);
        m_addAddress = new Button(tr("Add addr&ess…"), Button::Kind::plain, this);
        connect(m_addAddress, &QPushButton::clicked, this, &SafetyPage::addAddress);
        m_addresses->addButton(m_addAddress);
        column->addWidget(m_addresses);
    }
}

void SafetyPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

std::int64_t SafetyPage::serviceNow() const
{
    const DeviceContext context = m_parts.context();
    return context.now + context.clockOffset;
}

void SafetyPage::follow()
{
    const DeviceContext context = m_parts.context();
    const auto changedText = [&](std::int64_t at) {
        return tr("Set or changed %1.").arg(momentText(at - context.clockOffset, context.now)); // not told apart
    };
    m_trouble->hush();
    if (m_book.error()) {
        const bool isStale = m_book.security().has_value();
        m_trouble->say(Tone::warning,
                       {isStale ? tr("Not all of this is up to date.") : tr("Not all of this is known yet."),
                        message(*m_book.error()).text()});
    }
    if (const auto& facts = m_book.security()) {
        m_passphrase->say({facts->passwordChangedAt > 0 ? changedText(facts->passwordChangedAt)
                                                        : tr("As it was when the account was opened."),
                           tr("Only you and the service know it. Sallyport keeps no copy.")});
        m_code->say({!facts->antiPhishingCodeSet                ? tr("Not set.")
                         : facts->antiPhishingCodeChangedAt > 0 ? changedText(facts->antiPhishingCodeChangedAt)
                                                                : tr("Set."),
                     tr("A word of yours that the service puts into its mails. A mail without it, or with another "
                        "one, is not the service's.")});
        m_setCode->setText(facts->antiPhishingCodeSet ? tr("Change anti-p&hishing code…")
                                                      : tr("Set anti-p&hishing code…"));
    }
    m_setCode->setVisible(m_book.security().has_value());
    if (m_passcode != nullptr && m_book.passcode()) {
        const bool isSet = m_book.passcode()->set;
        const std::int64_t now = serviceNow();
        m_passcode->say(message(*m_book.passcode(), now),
                        m_book.passcode()->lockedUntil > now ? Tone::danger : Tone::normal);
        m_setPasscode->setText(isSet ? tr("Change pa&sscode…") : tr("&Set passcode…"));
    }
    if (m_passcode != nullptr) {
        m_setPasscode->setVisible(m_book.passcode().has_value());
        m_forgotten->setVisible(m_book.passcode() && m_book.passcode()->set);
    }
    followAuthenticators();
    followAddresses();
    followPending();
    orderTabs();
    Q_EMIT factsChanged();
}

/// From card to card, as they stand: rows come later than the buttons below them.
void SafetyPage::orderTabs()
{
    QWidget* last = nullptr;
    for (const SafetyCard* card : {m_pending, m_passphrase, m_passcode, m_code, m_authenticators, m_addresses}) {
        for (QWidget* stop : card != nullptr ? card->stops() : QList<QWidget*>()) {
            if (last != nullptr)
                setTabOrder(last, stop);
            last = stop;
        }
    }
}

QStringList SafetyPage::notSetUp() const
{
    QStringList missing;
    if (m_book.security() && !m_book.security()->antiPhishingCodeSet)
        missing.append(tr("No anti-phishing code is set: see Safety."));
    if (m_book.passcode() && !m_book.passcode()->set)
        missing.append(tr("No trading passcode is set: see Safety."));
    return missing;
}

void SafetyPage::followAuthenticators()
{
    const DeviceContext context = m_parts.context();
    QList<SafetyRow> rows;
    for (const auto& entry :
         m_book.security() ? m_book.security()->authenticators : QList<account::AuthenticatorEntry>()) {
        const QString name = entry.name.isEmpty() ? tr("Without a name") : entry.name;
        SafetyRow row{.title = breakable(name),
                      .facts = entry.addedAt > 0
                          ? tr("added %1").arg(momentText(entry.addedAt - context.clockOffset, context.now))
                          : QString()};
        if (m_parts.authenticators != nullptr) {
            row.id = entry.id;
            row.actions = {{.caption = tr("Remove “%1”").arg(name),
                            .act = [this, entry] { askRemoval(entry); },
                            .onlyCross = true}};
        }
        rows.append(row);
    }
    m_authenticators->say({{},
                           tr("Each of them signs you in. Keep a second one somewhere safe: without any, the way "
                              "back takes days.")});
    m_authenticators->setRows(rows);
}

void SafetyPage::followAddresses()
{
    if (m_addresses == nullptr)
        return;
    const bool canChange = m_book.passcode() && m_book.passcode()->set;
    QList<SafetyRow> rows;
    for (const account::WithdrawalAddress& address : m_book.addresses()) {
        SafetyRow row{.title = routeText(address.asset, address.network),
                      .fixed = inFours(address.address),
                      .facts = tr("Memo or tag: %1").arg(memoText(address.memo))};
        if (canChange) {
            row.id = address.id;
            row.actions = {
                {.caption = tr("Remove the %1 address that ends in %2").arg(address.asset, address.address.right(4)),
                 .act = [this, address] { removeAddress(address); },
                 .onlyCross = true}};
        }
        rows.append(row);
    }
    m_addresses->say({rows.isEmpty() ? tr("None.") : QString(),
                      canChange ? tr("Where money may be sent. Each change is approved with the trading passcode.")
                                : tr("Where money may be sent. To change them, set a trading passcode first.")});
    m_addresses->setRows(rows);
    m_addAddress->setVisible(canChange);
}

void SafetyPage::followPending()
{
    constexpr qsizetype most = 4; // the rest is on the Devices page, and digits run out: 8, 9 and 0 are a drill's
    const DeviceContext context = m_parts.context();
    QList<SafetyRow> rows;
    for (const account::PendingChange& change : m_book.pending().first(std::min(most, m_book.pending().size()))) {
        const Message said = pendingText(change, m_parts.deviceName(change.byDevice), context);
        QStringList object = pendingObject(change);
        const QString address = change.address ? object.takeFirst() : QString();
        SafetyRow row{.title = said.finding,
                      .fixed = address,
                      .facts = (object + QStringList{said.advice}).join(u'\n'),
                      .id = change.id};
        // A second pair of buttons has digits for the keyboard: letters are for one of a kind.
        const qsizetype at = rows.size();
        const auto caption = [at](const QString& first, const QString& others, qsizetype digit) {
            return at == 0 ? first : others + QStringLiteral(" (&%1)").arg(digit);
        };
        const bool isOwn = !m_parts.ownDevice.isEmpty() && change.byDevice == m_parts.ownDevice;
        if (!isOwn && account::canBeJudged(change))
            row.actions.append(
                {.caption = caption(tr("Let it take effect &now…"), tr("Let it take effect…"), 2 * at + 1),
                 .act = [this, change] { askApproval(change); },
                 .isQuiet = true,
                 .isEnabled = !m_book.isChanging()});
        row.actions.append({.caption = caption(tr("&Cancel it"), tr("Cancel it"), 2 * at),
                            .act = [this, id = change.id] { m_book.cancelChange(id); },
                            .isEnabled = !m_book.isChanging()});
        rows.append(row);
    }
    Message said{{},
                 tr("Asked for by a device that is new, or for something forgotten. What was not you: cancel it, "
                    "then end that device's sessions.")};
    if (m_book.pending().size() > most)
        said.finding = tr("%n more on the Devices page.", nullptr, static_cast<int>(m_book.pending().size() - most));
    if (m_book.changeError())
        said.finding = message(*m_book.changeError()).text();
    m_pending->say(said, m_book.changeError() ? Tone::danger : Tone::normal);
    m_pending->setRows(rows);
    m_pending->setTone(Tone::warning);
    m_pending->setVisible(!rows.isEmpty());
    if (std::exchange(m_told, pendingCount()) != pendingCount())
        Q_EMIT pendingChanged();
}

} // namespace sallyport::ui
