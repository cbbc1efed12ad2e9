// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/clipboard_watch.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>

namespace sallyport::ui {

namespace {

constexpr qsizetype longest = 4096; // a copied page is no copied link

} // namespace

ClipboardWatch::ClipboardWatch(Judge judge, QObject* parent) : QObject(parent), m_judge(std::move(judge)) {}

void ClipboardWatch::setOn(bool on)
{
    if (m_on == on)
        return;
    m_on = on;
    if (on)
        connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &ClipboardWatch::look);
    else
        disconnect(QGuiApplication::clipboard(), nullptr, this, nullptr);
}

void ClipboardWatch::look()
{
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    if (data == nullptr || !data->hasText() || data->hasFormat(QStringLiteral("x-kde-passwordManagerHint")))
        return; // a password manager says that this is not to be looked at
    const QString text = data->text().trimmed();
    if (text.isEmpty() || text.size() > longest)
        return;
    const auto [report, service] = m_judge(text);
    if (report.verdict != origin::LinkVerdict::imitation)
        return;
    QByteArray digest = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    if (std::exchange(m_last, digest) != digest)
        Q_EMIT imitationCopied(report.host, service);
}

} // namespace sallyport::ui
