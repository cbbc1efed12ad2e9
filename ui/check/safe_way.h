// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SafeWay: "Open KuCoin": the profile's own address, in the person's browser, never one that was pasted; and one line
// on what is vouched for at that point, and what not.
//   layout->addWidget(new SafeWay(profile, openAddress, this));
#pragma once

#include "core/origin/service_profile.h"
#include "ui/widgets/card.h"

#include <QUrl>

#include <functional>

namespace sallyport::ui {

class TextLabel;

/// Where a person begins: of a web service its "www" host or else its first, of a native one none. Made anew from the
/// profile's own members.
std::optional<QUrl> signInAddress(const origin::ServiceProfile& profile);

class SafeWay : public Card {
    Q_OBJECT
public:
    /// `open` says whether a browser could be started.
    SafeWay(const origin::ServiceProfile& profile, std::function<bool(const QUrl&)> open, QWidget* parent = nullptr);

private:
    TextLabel* m_trouble;
};

} // namespace sallyport::ui
