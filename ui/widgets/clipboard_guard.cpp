// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/clipboard_guard.h"

#include "core/base/bytes.h"
#include "ui/widgets/secret_mark.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace sallyport::ui {

namespace {

constexpr int mostReturns = 3;                        // a program that insists is told of, not fought for ever
constexpr std::chrono::seconds watchedAfterwards{60}; // then nothing is remembered of it, not even a digest
// Not every change is told: X11 gives two within a millisecond one time, and the second is not heard of. So it is
// looked at, after each time twice as long as before.
constexpr std::chrono::milliseconds firstLook{250};
constexpr std::chrono::milliseconds lastLook{4000};
constexpr qsizetype saltBytes = 16;

/// What Qt puts onto Windows' clipboard under a registered format of this name.
QString windowsFormat(const char* name)
{
    return QStringLiteral("application/x-qt-windows-mime;value=\"%1\"").arg(QLatin1String(name));
}

QClipboard* clipboard()
{
    return QGuiApplication::clipboard();
}

} // namespace

void markAsSecret(QMimeData& data)
{
    // Klipper, wl-clipboard, CopyQ and others: exactly this value.
    data.setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    // Windows: monitors by the first, its own history and cloud by a DWORD of 0.
    const QByteArray no(4, '\0');
    data.setData(windowsFormat("ExcludeClipboardContentFromMonitorProcessing"), no);
    data.setData(windowsFormat("CanIncludeInClipboardHistory"), no);
    data.setData(windowsFormat("CanUploadToCloudClipboard"), no);
    // macOS: that the type org.nspasteboard.ConcealedType is there counts; secret_mark_macos.cpp makes it of this one.
    data.setData(secretMarkMime(), QByteArrayLiteral("secret"));
}

ClipboardGuard::ClipboardGuard(QObject* parent, std::chrono::milliseconds keepFor)
    : QObject(parent), m_salt(randomBytes(systemRandom(), saltBytes))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(keepFor);
    m_look.setSingleShot(true);
    m_look.setInterval(0);
    m_watch.setSingleShot(true);
    m_watch.setInterval(watchedAfterwards);
    m_again.setSingleShot(true);
    registerSecretMark();
    connect(&m_timer, &QTimer::timeout, this, &ClipboardGuard::clear);
    connect(&m_watch, &QTimer::timeout, this, [this] { m_digest.clear(); });
    connect(&m_look, &QTimer::timeout, this, &ClipboardGuard::follow);
    connect(&m_again, &QTimer::timeout, this, [this] {
        const auto next = m_again.intervalAsDuration() * 2;
        follow();
        if (!m_again.isActive() && !m_digest.isEmpty() && next <= lastLook)
            m_again.start(next);
    });
    connect(clipboard(), &QClipboard::dataChanged, this, [this] {
        if (!m_digest.isEmpty())
            m_look.start();
    });
}

ClipboardGuard::~ClipboardGuard()
{
    clear();
}

void ClipboardGuard::put(QMimeData* data)
{
    markAsSecret(*data);
    clipboard()->setMimeData(data, QClipboard::Clipboard);
}

void ClipboardGuard::copySecret(const Secret& secret)
{
    auto* data = new QMimeData;
    data->setText(QString::fromUtf8(secret.view()));
    m_digest = hmacSha256(m_salt, secret.view());
    m_copied = true;
    m_returns = 0;
    put(data);
    m_again.stop();
    m_timer.start();
    Q_EMIT copied();
}

void ClipboardGuard::clear()
{
    m_timer.stop();
    if (!std::exchange(m_copied, false))
        return;
    if (isOurs()) {
        // An empty item with the marks: some managers bring the last one back where the clipboard is left empty.
        auto* nothing = new QMimeData;
        nothing->setText(QString());
        put(nothing);
        if (isOurs())
            clipboard()->clear(QClipboard::Clipboard);
    }
    m_watch.start();
    m_again.start(firstLook);
    Q_EMIT gone();
}

/// Something else stands there now, or, after it was cleared, the very same again.
void ClipboardGuard::follow()
{
    if (m_digest.isEmpty())
        return;
    const bool ours = isOurs();
    if (m_copied) {
        if (ours)
            return;
        m_timer.stop();
        m_copied = false;
        return Q_EMIT gone();
    }
    if (!ours)
        return;
    if (++m_returns > mostReturns) {
        m_digest.clear();
        return Q_EMIT cannotBeCleared();
    }
    m_copied = true;
    clear();
    Q_EMIT cameBack();
}

bool ClipboardGuard::isOurs() const
{
    const QMimeData* there = clipboard()->mimeData(QClipboard::Clipboard);
    if (there == nullptr || !there->hasText())
        return false;
    QString text = there->text();
    QByteArray utf8 = text.toUtf8();
    const bool same = constantTimeEqual(hmacSha256(m_salt, utf8), m_digest);
    wipe(utf8);
    wipe(text);
    return same;
}

} // namespace sallyport::ui
