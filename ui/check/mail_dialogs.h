// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// CodeDialog takes the anti-phishing code, or takes it away; it never shows the one there is. ProviderDialog asks whom
// the person believes about senders. Both close once that is kept; what stands in the way stands under the field.
//   (new CodeDialog(profile, knowledge, window()))->open();
#pragma once

#include "ui/check/mail_knowledge.h"
#include "ui/safety/safety_dialog.h"

#include "core/origin/service_profile.h"

class QLineEdit;

namespace sallyport::ui {

class FormField;
class SecretField;

class CodeDialog : public SafetyDialog {
    Q_OBJECT
public:
    /// `knowledge` must outlive it. Deletes itself.
    CodeDialog(const origin::ServiceProfile& profile, MailKnowledge& knowledge, QWidget* parent);

protected:
    void give() override;
    void forget() override;

private:
    void wait(MailKnowledge::DoneTask task);

    QString m_profileId;
    MailKnowledge& m_knowledge;
    SecretField* m_code;
    FormField* m_field;
    Button* m_remove;
};

class ProviderDialog : public SafetyDialog {
    Q_OBJECT
public:
    /// `knowledge` must outlive it. Deletes itself.
    ProviderDialog(MailKnowledge& knowledge, QWidget* parent);

protected:
    void give() override;
    void forget() override {}

private:
    MailKnowledge& m_knowledge;
    QLineEdit* m_ids;
    FormField* m_field;
};

} // namespace sallyport::ui
