// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The question for the passphrase of the encrypted file, asked where the desktop has no keychain.
//   askStorePassphrase(window, {.fileExists = true}).then(this, ...);
#pragma once

#include "core/base/secret.h"
#include "core/base/task.h"

#include <QDialog>

namespace sallyport::ui {

class FormField;
class SecretField;

struct StorePassphraseQuestion {
    bool fileExists = false; ///< else a new passphrase is chosen, typed twice
    bool wasWrong = false;   ///< the last one did not open the file
};

enum class PassphraseRefusal {
    refused, ///< the person closed the question
    abandoned
};

class StorePassphraseDialog : public QDialog {
    Q_OBJECT
public:
    /// Shortest passphrase that is taken for a new file, in characters.
    static constexpr int minimumLength = 8;

    StorePassphraseDialog(StorePassphraseQuestion question, QWidget* parent);

    /// Answered when the dialog closes; the fields are empty afterwards.
    Task<Secret, PassphraseRefusal> answer() { return m_promise.task(); }

private:
    void give();

    FormField* m_field;
    FormField* m_repeatField = nullptr;
    SecretField* m_passphrase;
    SecretField* m_repeat = nullptr;
    Promise<Secret, PassphraseRefusal> m_promise;
};

/// Opens the dialog over `parent`; it deletes itself.
Task<Secret, PassphraseRefusal> askStorePassphrase(QWidget* parent, StorePassphraseQuestion question);

} // namespace sallyport::ui
