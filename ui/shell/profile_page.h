// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ProfilePage: what an added profile says, before anything is sent to the service it names.
#pragma once

#include "core/origin/service_profile.h"

#include <QWidget>

namespace sallyport::ui {

class Button;
class HostLine;
class TextLabel;

class ProfilePage : public QWidget {
    Q_OBJECT
public:
    explicit ProfilePage(QWidget* parent = nullptr);
    void fill(const origin::ServiceProfile& profile);

Q_SIGNALS:
    void accepted(const origin::ServiceProfile& profile);
    void left();

private:
    origin::ServiceProfile m_profile;
    TextLabel* m_name;
    HostLine* m_host;
    TextLabel* m_trust;
    TextLabel* m_kind;
    Button* m_back;
};

} // namespace sallyport::ui
