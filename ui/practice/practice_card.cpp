// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/practice/practice_card.h"

#include "ui/text/messages.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/clipboard_guard.h"
#include "ui/widgets/clipboard_note.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/qr_view.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QPlainTextEdit>

namespace sallyport::ui {

PracticeCard::PracticeCard(std::shared_ptr<const PracticeAccount> account, Authenticator* authenticator,
                           ClipboardGuard* clipboard, QWidget* parent)
    : QWidget(parent),
      m_account(std::move(account)),
      m_authenticator(authenticator),
      m_clipboard(clipboard),
      m_isSetUp(new TextLabel(tr("Set up in Sallyport's authenticator"), this)),
      m_problem(new Banner(this)),
      m_setUp(new Button(tr("&Keep in the built-in authenticator"), Button::Kind::plain, this)),
      m_reveal(new Button({}, Button::Kind::quiet, this)),
      m_link(new QPlainTextEdit(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ems(this, 0.6));
    column->addWidget(mutedLabel(
        tr("It lives on this computer only. Sign in with these, never with real ones. Once you have changed the "
           "passphrase, yours counts and not this one."),
        this));
    addValue(column, tr("Phone or e-mail"), m_account->identifier,
             copyButton(tr("Copy the practice name"), Secret::fromText(m_account->identifier)));
    Button* last = copyButton(tr("Copy the practice passphrase"), m_account->password);
    addValue(column, tr("Passphrase"), QString::fromUtf8(m_account->password.view()), last);
    setTabOrder(last, m_setUp);
    setTabOrder(m_setUp, m_reveal);
    column->addWidget(new ClipboardNote(*m_clipboard, this));
    addAuthenticator(column);
    column->addStretch();
}

void PracticeCard::addValue(QVBoxLayout* column, const QString& caption, const QString& value, QWidget* copyButton)
{
    auto* captionLabel = new TextLabel(caption, TextLabel::Role::small, this);
    captionLabel->setTone(Tone::muted);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(captionLabel);
    auto* valueLabel = new TextLabel(value, TextLabel::Role::fixed, this);
    valueLabel->setAccessibleName(caption + u' ' + value);
    texts->addWidget(valueLabel);
    auto* row = new QHBoxLayout;
    row->addLayout(texts, 1);
    row->addWidget(copyButton);
    column->addLayout(row);
}

Button* PracticeCard::copyButton(const QString& name, const Secret& secret)
{
    auto* button = iconButton(icon(Icon::copy, Tone::accent), name, this);
    connect(button, &QPushButton::clicked, this,
            [this, held = std::make_shared<Secret>(secret.clone())] { m_clipboard->copySecret(*held); });
    return button;
}

void PracticeCard::addAuthenticator(QVBoxLayout* column)
{
    column->addSpacing(ems(this, 0.3));
    column->addWidget(new TextLabel(tr("Authenticator"), TextLabel::Role::heading, this));
    column->addWidget(mutedLabel(tr("Scan it with a phone, or set it up right here."), this));
    auto* code = new QrView(this);
    code->setText(m_account->otpauthLink);
    code->setAccessibleName(tr("QR code that sets up the practice authenticator"));
    column->addWidget(code, 0, Qt::AlignHCenter);
    m_isSetUp->setTone(Tone::success);
    column->addWidget(m_isSetUp);
    column->addWidget(m_problem);
    column->addWidget(m_setUp);
    column->addWidget(m_reveal, 0, Qt::AlignLeft);
    m_link->setReadOnly(true);
    // No selection: it would put the key on the primary clipboard.
    m_link->setTextInteractionFlags(Qt::NoTextInteraction);
    m_link->setFocusPolicy(Qt::NoFocus);
    m_link->setWordWrapMode(QTextOption::WrapAnywhere);
    m_link->setFixedHeight(ems(this, 7));
    m_link->setAccessibleName(tr("Link that sets up the practice authenticator"));
    column->addWidget(m_link);
    revealLink(false);
    connect(m_reveal, &QPushButton::clicked, this, [this] { revealLink(m_link->isHidden()); });
    connect(m_setUp, &QPushButton::clicked, this, &PracticeCard::setUp);
    if (m_authenticator != nullptr)
        connect(m_authenticator, &Authenticator::changed, this, &PracticeCard::followAuthenticator);
    followAuthenticator();
}

void PracticeCard::revealLink(bool reveal)
{
    m_reveal->setText(reveal ? tr("&Hide the link") : tr("S&how it as a link"));
    m_reveal->setIcon(icon(reveal ? Icon::eyeOff : Icon::eye, Tone::accent));
    m_link->setPlainText(reveal ? QString::fromUtf8(m_account->otpauthLink.view()) : QString());
    m_link->setVisible(reveal);
}

void PracticeCard::setUp()
{
    m_setUp->setEnabled(false);
    m_authenticator->add(m_account->profile.id, m_account->otpauthLink.clone())
        .then(this, [this](const Result<Done, AddProblem>& answer) {
            m_setUp->setEnabled(true);
            if (answer)
                m_problem->hush();
            else
                m_problem->say(Tone::warning, message(answer.error()));
            followAuthenticator();
        });
}

void PracticeCard::followAuthenticator()
{
    const bool there = m_authenticator != nullptr && m_authenticator->entry(m_account->profile.id).has_value();
    m_isSetUp->setVisible(there);
    m_setUp->setVisible(m_authenticator != nullptr && !there && m_mayKeep);
}

void PracticeCard::setMayKeep(bool may)
{
    m_mayKeep = may;
    followAuthenticator();
}

} // namespace sallyport::ui
