// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// WizardPage: one page of the sign-in wizard: the view of one "...Needed" state. It knows no network: it shows, checks
// that what was entered is whole, and hands one act of the person on.
#pragma once

#include "core/auth/sign_in_events.h"

#include <QWidget>

#include <functional>

namespace sallyport::ui {

class WizardPage : public QWidget {
    Q_OBJECT
public:
    /// Where a page's acts go.
    using ActSink = std::function<void(auth::PersonAct)>;

    WizardPage(ActSink act, QWidget* parent) : QWidget(parent), m_act(std::move(act)) {}

    virtual QString title() const = 0;
    /// On the button that submits; empty where there is nothing to submit.
    virtual QString continueCaption() const { return tr("&Continue"); }
    virtual bool canContinue() const { return true; }
    /// Hands the act on, or says under its field what is missing.
    virtual void submit() = 0;
    /// Forgets whatever must not outlive the page.
    virtual void leave() {}
    /// Closed while the address is not good, or the process is not hardened yet.
    virtual void setFieldsOpen(bool open) { setEnabled(open); }
    /// Where the keyboard starts.
    virtual QWidget* firstField() { return nullptr; }

Q_SIGNALS:
    /// title(), continueCaption() or canContinue() may be different now.
    void changed();
    /// As if Continue had been pressed.
    void submitted();

protected:
    void act(auth::PersonAct what) { m_act(std::move(what)); }

private:
    ActSink m_act;
};

} // namespace sallyport::ui
