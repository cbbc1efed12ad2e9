// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ClipboardGuard: the only way a secret gets onto the clipboard. Marks it for clipboard managers, never touches the
// primary selection, and clears it after ten seconds, when the program locks and on exit, if it is still ours; also a
// second time, when a clipboard manager puts it back.
//   guard->copySecret(password);
#pragma once

#include "core/base/secret.h"

#include <QObject>
#include <QTimer>

#include <chrono>

class QMimeData;

namespace sallyport::ui {

class ClipboardGuard : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::seconds usualTime{10};

    explicit ClipboardGuard(QObject* parent = nullptr, std::chrono::milliseconds keepFor = usualTime);
    ~ClipboardGuard() override;

    void copySecret(const Secret& secret);
    /// Clears the clipboard if what stands there is what copySecret put there.
    void clear();

Q_SIGNALS:
    void copied();
    /// Cleared, or replaced by somebody else's text.
    void gone();
    /// Cleared once more, because another program had put it back: that one keeps copies.
    void cameBack();
    /// Put back again and again: it stands there now, and clearing it has been given up.
    void cannotBeCleared();

private:
    /// What stands there is what was copied last.
    bool isOurs() const;
    void put(QMimeData* data);
    void follow();

    QTimer m_timer;
    QTimer m_look;  ///< once what changed the clipboard is done with it
    QTimer m_again; ///< after it was cleared, for what nobody told of
    QTimer m_watch; ///< after it was cleared: whether it comes back
    QByteArray m_salt;
    QByteArray m_digest;   ///< HMAC of what was copied last; empty when nothing was, or long ago
    bool m_copied = false; ///< it is meant to stand there
    int m_returns = 0;     ///< how often it came back after it was cleared
};

/// What marks a clipboard's content as a secret: KDE, Windows and macOS, by what each of them looks for.
void markAsSecret(QMimeData& data);

} // namespace sallyport::ui
