// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/clipboard_guard.h"

#include "core/base/bytes.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace sallyport::ui {

ClipboardGuard::ClipboardGuard(QObject* parent, std::chrono::milliseconds keepFor) : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(keepFor);
    connect(&m_timer, &QTimer::timeout, this, &ClipboardGuard::clear);
}

ClipboardGuard::~ClipboardGuard()
{
    clear();
}

void ClipboardGuard::copySecret(const Secret& secret)
{
    auto* data = new QMimeData;
    data->setText(QString::fromUtf8(secret.view()));
    // What KDE, macOS and Windows look for before they keep a history.
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    data->setData(QStringLiteral("application/x-nspasteboard-concealed-type"), secret.view().toByteArray());
    data->setData(
        QStringLiteral("application/x-qt-windows-mime;value=\"ExcludeClipboardContentFromMonitorProcessing\""),
        QByteArrayLiteral("1"));
    QGuiApplication::clipboard()->setMimeData(data, QClipboard::Clipboard);
    m_digest = sha256(secret.view());
    m_timer.start();
    Q_EMIT copied();
}

void ClipboardGuard::clear()
{
    m_timer.stop();
    if (m_digest.isEmpty())
        return;
    if (isOurs())
        QGuiApplication::clipboard()->clear(QClipboard::Clipboard);
    m_digest.clear();
    Q_EMIT gone();
}

bool ClipboardGuard::isOurs() const
{
    QString text = QGuiApplication::clipboard()->text(QClipboard::Clipboard);
    QByteArray utf8 = text.toUtf8();
    const bool same = constantTimeEqual(sha256(utf8), m_digest);
    wipe(utf8);
    wipe(text);
    return same;
}

} // namespace sallyport::ui
