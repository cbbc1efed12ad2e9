// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sign_in/computer_choice.h"

#include "ui/text/messages.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QKeyEvent>
#include <QLineEdit>
#include <QRadioButton>

namespace sallyport::ui {
namespace {

constexpr int longestName = 64;

/// A card with a radio button on top and what belongs to it below.
QVBoxLayout* choiceCard(QRadioButton* radio, const QString& meaning, QWidget* details, QBoxLayout* column)
{
    auto* card = new Card(radio->parentWidget());
    auto* layout = new QVBoxLayout(card);
    layout->setSpacing(ems(card, 0.35));
    QFont strong = radio->font();
    strong.setWeight(QFont::DemiBold);
    radio->setFont(strong);
    radio->setAccessibleDescription(meaning);
    layout->addWidget(radio);
    auto* indented = new QVBoxLayout;
    indented->setContentsMargins(ems(card, 1.65), 0, 0, 0);
    indented->setSpacing(ems(card, 0.6));
    indented->addWidget(mutedLabel(meaning, card));
    indented->addWidget(details);
    layout->addLayout(indented);
    column->addWidget(card);
    return layout;
}

} // namespace

ComputerChoice::ComputerChoice(const QString& suggestedName, QWidget* parent)
    : QWidget(parent),
      m_own(new QRadioButton(tr("&My own computer"), this)),
      m_ownDetails(new QWidget(this)),
      m_name(new QLineEdit(suggestedName.left(longestName), m_ownDetails)),
      m_nameField(new FormField(tr("&Name in your list of devices"), m_name, m_ownDetails)),
      m_shared(new QRadioButton(tr("A &shared computer"), this)),
      m_sharedDetails(new QWidget(this)),
      m_quarter(new QRadioButton(tr("&15 minutes"), m_sharedDetails)),
      m_hour(new QRadioButton(tr("&60 minutes"), m_sharedDetails)),
      m_missing(new TextLabel(tr("Choose whose computer this is."), TextLabel::Role::small, this))
{
    m_name->setMaxLength(longestName);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ems(this, 0.7));
    choiceCard(m_own,
               tr("You stay signed in after a restart. The session's key is kept in this computer's keychain, or, "
                  "where there is none, in a file that only a passphrase of yours opens."),
               m_ownDetails, column);
    choiceCard(m_shared,
               tr("In a library, at work, at a friend's. Nothing is kept here: the session lives in memory only and "
                  "ends for good when its time is over, or when Sallyport is closed. Its time is never extended."),
               m_sharedDetails, column);
    column->addWidget(m_missing);
    m_missing->setTone(Tone::danger);
    m_missing->hide();

    auto* own = new QVBoxLayout(m_ownDetails);
    own->setContentsMargins(0, 0, 0, 0);
    own->addWidget(m_nameField);
    auto* shared = new QHBoxLayout(m_sharedDetails);
    shared->setContentsMargins(0, 0, 0, 0);
    shared->setSpacing(ems(this, 1.2));
    shared->addWidget(m_quarter);
    shared->addWidget(m_hour);
    shared->addStretch();
    m_quarter->setChecked(true);

    for (QRadioButton* radio : {m_own, m_shared, m_quarter, m_hour})
        radio->installEventFilter(this);
    auto* whose = new QButtonGroup(this);
    whose->addButton(m_own);
    whose->addButton(m_shared);
    connect(whose, &QButtonGroup::buttonToggled, this, &ComputerChoice::follow);
    connect(m_name, &QLineEdit::returnPressed, this, &ComputerChoice::submitted);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_nameField->setError({}); });
    follow();
}

bool ComputerChoice::eventFilter(QObject* watched, QEvent* event)
{
    auto* radio = qobject_cast<QRadioButton*>(watched);
    if (radio == nullptr || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key != Qt::Key_Return && key != Qt::Key_Enter)
        return QWidget::eventFilter(watched, event);
    if (radio->isChecked())
        Q_EMIT submitted();
    else
        radio->click();
    return true;
}

void ComputerChoice::follow()
{
    m_ownDetails->setVisible(m_own->isChecked());
    m_sharedDetails->setVisible(m_shared->isChecked());
    if (!m_own->isChecked() && !m_shared->isChecked())
        return;
    m_missing->hide();
    Q_EMIT sharedChosen(m_shared->isChecked());
}

std::optional<auth::DeviceChoice> ComputerChoice::choice()
{
    if (m_shared->isChecked()) {
        return auth::DeviceChoice{.kind = auth::ComputerKind::shared,
                                  .name = {},
                                  .lease = std::chrono::seconds(m_hour->isChecked() ? 3600 : 900)};
    }
    if (!m_own->isChecked()) {
        m_missing->show();
        m_own->setFocus();
        return std::nullopt;
    }
    if (m_name->text().trimmed().isEmpty()) {
        m_nameField->setError(tr("Give this computer a name that you will recognise."));
        m_name->setFocus();
        return std::nullopt;
    }
    return auth::DeviceChoice{.kind = auth::ComputerKind::own, .name = m_name->text().trimmed()};
}

QWidget* ComputerChoice::firstField()
{
    return m_shared->isChecked() ? m_shared : m_own;
}

} // namespace sallyport::ui
