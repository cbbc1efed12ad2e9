// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ClipboardWatch: looks at links, and texts with links, that are copied anywhere, while the person has it switched on
// (it is off otherwise), and speaks of imitations only. Nothing of what it sees is kept.
//   ClipboardWatch watch([&](QStringView text) { return ClipboardWatch::Judged{judge.judge(text), profile.name}; });
//   watch.setOn(true);
#pragma once

#include "core/origin/link_report.h"

#include <QObject>

#include <functional>

namespace sallyport::ui {

class ClipboardWatch : public QObject {
    Q_OBJECT
public:
    struct Judged {
        origin::LinkReport report;
        QString service; ///< the name of the one it was judged for
    };
    using Judge = std::function<Judged(QStringView)>;

    explicit ClipboardWatch(Judge judge, QObject* parent = nullptr);
    bool isOn() const { return m_on; }
    void setOn(bool on);

Q_SIGNALS:
    /// A link to `host` was copied, and it is an imitation of `service`.
    void imitationCopied(const QString& host, const QString& service);

private:
    void look();

    Judge m_judge;
    bool m_on = false;
    QByteArray m_last; ///< SHA-256 of what was spoken of last: some programs copy a thing twice
};

} // namespace sallyport::ui
