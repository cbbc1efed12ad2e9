// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ClipboardGuard: the only way a secret gets onto the clipboard. Marks it for clipboard managers, never touches the
// primary selection, and clears it after ten seconds and on exit, if it is still ours.
//   guard->copySecret(password);
#pragma once

#include "core/base/secret.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace sallyport::ui {

class ClipboardGuard : public QObject {
    Q_OBJECT
public:
    explicit ClipboardGuard(QObject* parent = nullptr, std::chrono::milliseconds keepFor = std::chrono::seconds(10));
    ~ClipboardGuard() override;

    void copySecret(const Secret& secret);
    /// Clears the clipboard if what stands there is what copySecret put there.
    void clear();

Q_SIGNALS:
    void copied();
    /// Cleared, or replaced by somebody else's text.
    void gone();

private:
    bool isOurs() const;

    QTimer m_timer;
    QByteArray m_digest; ///< SHA-256 of what was copied; empty when nothing was
};

} // namespace sallyport::ui
