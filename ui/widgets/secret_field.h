// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SecretField: where a passphrase is typed. Shows dots, an eye to reveal, tells of Caps Lock; closed until opened with
// setSecretsAllowed; gives its text away as a Secret and forgets it. While revealed nothing can be selected, because
// a selection would reach the primary clipboard.
//   Secret password = field->take();
#pragma once

#include "core/base/secret.h"

#include <QLineEdit>

#include <optional>

namespace sallyport::ui {

class Button;

class SecretField : public QLineEdit {
    Q_OBJECT
public:
    explicit SecretField(QWidget* parent = nullptr);

    /// The text as a Secret; the field is empty afterwards.
    Secret take();
    /// Wipes what this widget holds of the text (Qt keeps copies of its own: docs/known-issues.md) and hides it again.
    void forget();
    bool isRevealed() const { return echoMode() == Normal; }
    void setRevealed(bool revealed);

Q_SIGNALS:
    /// As far as what is typed tells.
    void capsLockChanged(bool on);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void nameEye();

    Button* m_eye;
    std::optional<bool> m_capsLock;
};

} // namespace sallyport::ui
