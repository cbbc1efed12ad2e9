// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/profile_page.h"

#include "ui/text/messages.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/host_line.h"
#include "ui/widgets/plate_content.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>

namespace sallyport::ui {

ProfilePage::ProfilePage(QWidget* parent)
    : QWidget(parent),
      m_name(new TextLabel({}, TextLabel::Role::title, this)),
      m_host(new HostLine(this)),
      m_trust(mutedLabel({}, this)),
      m_kind(mutedLabel({}, this)),
      m_back(new Button(tr("&Back"), Button::Kind::plain, this))
{
    auto* card = new Card(this);
    auto* inner = new QVBoxLayout(card);
    inner->setContentsMargins(ems(this, 1.5), ems(this, 1.2), ems(this, 1.5), ems(this, 1.2));
    inner->setSpacing(ems(this, 0.8));
    inner->addWidget(m_name);
    inner->addWidget(m_host);
    inner->addWidget(m_trust);
    inner->addWidget(m_kind);
    inner->addWidget(new TextLabel(tr("Go on only if this is exactly the address that the service's operator told you. "
                                      "Sallyport does not know this service and cannot vouch for it."),
                                   this));
    auto* go = new Button(tr("&Check the address"), Button::Kind::primary, this);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_back);
    buttons->addStretch();
    buttons->addWidget(go);
    inner->addLayout(buttons);
    card->setMaximumWidth(ems(this, 38));
    auto* column = new QVBoxLayout(this);
    column->addStretch(2);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(card, 20);
    row->addStretch(1);
    column->addLayout(row);
    column->addStretch(3);
    setFocusProxy(m_back);
    connect(m_back, &QPushButton::clicked, this, &ProfilePage::left);
    connect(go, &QPushButton::clicked, this, [this] { Q_EMIT accepted(m_profile); });
}

void ProfilePage::fill(const origin::ServiceProfile& profile)
{
    m_profile = profile;
    m_name->setText(profile.name);
    const QString host = profile.issuer ? profile.issuer->host() : profile.officialHosts.value(0);
    m_host->setAddress(host, registrablePart(profile, host), profile.issuer ? profile.issuer->port() : quint16(443));
    m_trust->setText(trustName(profile.trust));
    m_kind->setText(signInName(profile.signIn));
}

} // namespace sallyport::ui
