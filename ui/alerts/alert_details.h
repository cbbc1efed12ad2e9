// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AlertDetails: one alert in full: how grave, what happened, what to do, when, from where, on which device; and "It was
// me" or "It wasn't me".
//   details->setAlert(alert, steps, here, now);
#pragma once

#include "core/account/alert.h"
#include "ui/text/alert_messages.h"
#include "ui/widgets/card.h"

namespace sallyport::ui {

class Button;
class FactRow;
class IconView;
class TextLabel;

class AlertDetails : public Card {
    Q_OBJECT
public:
    explicit AlertDetails(QWidget* parent = nullptr);
    /// Without "It wasn't me", whose steps a shared computer may not take.
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }
    /// `now`: seconds of this computer's clock.
    void setAlert(const account::Alert& alert, const std::optional<account::NotMe>& steps, const Here& here,
                  std::int64_t now);

Q_SIGNALS:
    void wasMe();
    void wasNotMe(); ///< also: show the steps again
    void reopened(); ///< "It was me" taken back

private:
    void showButtons(const account::Alert& alert, const std::optional<account::NotMe>& steps, const Here& here);
    bool m_readOnly = false;
    IconView* m_icon;
    TextLabel* m_severity;
    TextLabel* m_title;
    TextLabel* m_advice;
    FactRow* m_when;
    FactRow* m_device;
    FactRow* m_where;
    FactRow* m_more;
    TextLabel* m_review;
    Button* m_me;
    Button* m_notMe;
    Button* m_reopen;
};

} // namespace sallyport::ui
