// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/address_plate.h"

#include "ui/text/plain_caption.h"
#include "ui/text/preflight_messages.h"
#include "ui/widgets/button.h"
#include "ui/widgets/host_line.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/icon_view.h"
#include "ui/widgets/level_look.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>

namespace sallyport::ui {
namespace {

Tone toneOf(PlateState state)
{
    switch (state) {
    case PlateState::verified:
        return Tone::success;
    case PlateState::firstSeen:
        return Tone::warning;
    case PlateState::refused:
        return Tone::danger;
    case PlateState::checking:
    case PlateState::notReached:
    case PlateState::atRest:
        return Tone::muted;
    }
    return Tone::muted;
}

Icon iconOf(PlateState state)
{
    switch (state) {
    case PlateState::verified:
    case PlateState::atRest:
        return Icon::lock;
    case PlateState::firstSeen:
        return Icon::warning;
    case PlateState::refused:
        return Icon::lockBroken;
    case PlateState::checking:
    case PlateState::notReached:
        return Icon::clock;
    }
    return Icon::clock;
}

} // namespace

QString AddressPlate::wordsExplanation()
{
    return tr("Three words made from this installation and the service's key: an aid for your memory, not the check. "
              "If they ever differ at a service you know, this is another window or another key: stop.");
}

AddressPlate::AddressPlate(QWidget* parent)
    : Card(parent),
      m_icon(new IconView(1.7, this)),
      m_host(new HostLine(this)),
      m_sentence(new TextLabel({}, this)),
      m_service(new TextLabel({}, TextLabel::Role::strong, this)),
      m_words(new TextLabel({}, this)),
      m_wordsNote(mutedLabel(tr("The three words come from this computer and the service's key. Remember them: if they "
                                "are ever others here, stop."),
                             this)),
      m_computer(new Button({}, Button::Kind::quiet, this))
{
    for (TextLabel* label : {m_service, m_words}) {
        label->setWordWrap(false);
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    m_words->setTone(Tone::muted);
    m_words->setToolTip(wordsExplanation());
    auto* left = new QVBoxLayout;
    left->setSpacing(ems(this, 0.2));
    left->addStretch(); // the two lines stay together beside three
    left->addWidget(m_host);
    left->addWidget(m_sentence);
    left->addStretch();
    auto* right = new QVBoxLayout;
    right->setSpacing(ems(this, 0.2));
    right->addWidget(m_service);
    right->addWidget(m_words);
    right->addWidget(m_computer, 0, Qt::AlignRight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(ems(this, 0.9), ems(this, 0.6), ems(this, 0.9), ems(this, 0.6));
    column->setSpacing(ems(this, 0.4));
    auto* row = new QHBoxLayout;
    row->setSpacing(ems(this, 0.8));
    row->addWidget(m_icon);
    row->addLayout(left, 1);
    row->addLayout(right);
    column->addLayout(row);
    column->addWidget(m_wordsNote);
    m_computer->hide();
    connect(m_computer, &QPushButton::clicked, this, &AddressPlate::computerAsked);
    setContent(PlateContent{});
}

void AddressPlate::setContent(const PlateContent& content)
{
    m_content = content;
    setTone(toneOf(content.state));
    m_host->setAddress(content.host, content.registrable, content.port);
    QString sentence = plateSentence(content);
    if (!content.tlsVersion.isEmpty())
        sentence += QStringLiteral(" · ") + content.tlsVersion;
    if (!content.proxy.isEmpty())
        sentence += QStringLiteral(" · ") + tr("through your proxy %1").arg(content.proxy);
    m_sentence->setText(sentence);
    m_sentence->setTone(tone());
    m_service->setText(content.serviceName);
    m_words->setText(content.words.join(QStringLiteral(" · ")));
    m_words->setVisible(!content.words.isEmpty());
    explainWords(m_explains);
    setAccessibleName(tr("Address: %1. %2").arg(m_host->text(), sentence));
    setAccessibleDescription(
        content.words.isEmpty() ? QString() : content.words.join(u' ') + QStringLiteral(". ") + wordsExplanation());
    m_icon->setIcon(icon(iconOf(content.state), tone()));
}

void AddressPlate::explainWords(bool explain)
{
    m_explains = explain;
    m_wordsNote->setVisible(explain && !m_content.words.isEmpty());
}

void AddressPlate::showComputer(std::optional<system::CheckLevel> level)
{
    m_computer->setText(computerText(level) + QStringLiteral(" ›"));
    m_computer->setIcon(level ? icon(iconOf(*level), toneOf(*level)) : icon(Icon::clock, Tone::muted));
    m_computer->setAccessibleName(plainCaption(computerText(level)));
    m_computer->setToolTip(tr("What Sallyport can see of this computer"));
    m_computer->show();
}

} // namespace sallyport::ui
