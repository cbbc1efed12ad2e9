// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/safe_way.h"

#include "ui/widgets/button.h"
#include "ui/widgets/host_line.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/plate_content.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>

namespace sallyport::ui {

std::optional<QUrl> signInAddress(const origin::ServiceProfile& profile)
{
    if (profile.signIn != origin::SignInKind::web || profile.officialHosts.isEmpty())
        return std::nullopt;
    const auto www = std::ranges::find_if(profile.officialHosts,
                                          [](const QString& host) { return host.startsWith(QStringLiteral("www.")); });
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(www != profile.officialHosts.end() ? *www : profile.officialHosts.first(), QUrl::StrictMode);
    url.setPath(QStringLiteral("/"));
    return url.isValid() ? std::optional(url) : std::nullopt;
}

SafeWay::SafeWay(const origin::ServiceProfile& profile, std::function<bool(const QUrl&)> open, QWidget* parent)
    : Card(parent), m_trouble(new TextLabel({}, this))
{
    const QUrl url = signInAddress(profile).value_or(QUrl());
    auto* host = new HostLine(this);
    host->setAddress(url.host(QUrl::FullyEncoded), registrablePart(profile, url.host(QUrl::FullyEncoded)), 443);
    auto* go = new Button(tr("Open %1 in the bro&wser").arg(profile.name), Button::Kind::plain, this);
    go->setIcon(icon(Icon::browser));
    go->setAccessibleDescription(url.toString(QUrl::FullyEncoded));
    m_trouble->setTone(Tone::danger);
    m_trouble->hide();
    auto* texts = new QVBoxLayout;
    texts->setSpacing(ems(this, 0.2));
    texts->addWidget(new TextLabel(tr("The safe way to %1").arg(profile.name), TextLabel::Role::strong, this));
    texts->addWidget(host);
    auto* row = new QHBoxLayout;
    row->setSpacing(ems(this, 1));
    row->addLayout(texts, 1);
    row->addWidget(go, 0, Qt::AlignVCenter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(ems(this, 1), ems(this, 0.8), ems(this, 1), ems(this, 0.8));
    column->setSpacing(ems(this, 0.4));
    column->addLayout(row);
    column->addWidget(mutedLabel(tr("Opens in your own browser. Sallyport vouches for this address and for nothing "
                                    "after it: not for the browser, its extensions, or where the page leads next."),
                                 this));
    column->addWidget(m_trouble);
    setAccessibleName(tr("The safe way to %1").arg(profile.name));
    connect(go, &QPushButton::clicked, this, [this, url, open = std::move(open)] {
        const bool opened = open && open(url);
        m_trouble->setText(opened ? QString()
                                  : tr("No browser could be started. Type the address above into yours by hand."));
        m_trouble->setVisible(!opened);
    });
}

} // namespace sallyport::ui
