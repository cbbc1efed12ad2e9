// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/checker.h"

namespace sallyport::ui {

Checker::Checker(const CheckerParts& parts)
    : m_parts(parts),
      m_history(parts.storage),
      m_desk(parts.profiles, {}),
      m_watch([this](QStringView text) { return m_desk.judgeText(text).links.front().report; })
{
    connect(&m_watch, &ClipboardWatch::imitationCopied, this, [this](const QString& host) {
        m_parts.notifier->notify(
            {.title = tr("You copied a link to an imitation"),
             .text = tr("%1 is none of %2's addresses. Do not open it.").arg(host, m_parts.profiles.first().name),
             .urgent = true});
    });
    m_watch.setOn(m_parts.notifier != nullptr && m_parts.watch.isOn && m_parts.watch.isOn());
}

Checker::~Checker() = default;

CheckPage* Checker::newPage(CheckKeeping keeping, std::function<Task<Done, AddProblem>(Secret)> takeAuthenticator,
                            QWidget* parent)
{
    const bool mayKeep = keeping == CheckKeeping::allowed;
    if (!mayKeep) { // of whoever was at this computer before
        m_unkept.clear();
        m_unkeptMail.setProviders({});
        m_unkeptMail.setLooksUpSignatures(false);
    }
    ClipboardWatchChoice watch;
    if (m_parts.notifier != nullptr && mayKeep && m_parts.watch.setOn) {
        watch = {.isOn = [this] { return m_watch.isOn(); },
                 .setOn =
                     [this](bool on) {
                         m_watch.setOn(on);
                         m_parts.watch.setOn(on);
                     }};
    }
    return new CheckPage({.profiles = m_parts.profiles,
                          .eyes = m_parts.eyes,
                          .screen = m_parts.screen,
                          .openAddress = m_parts.openAddress,
                          .history = mayKeep ? &m_history : &m_unkept,
                          .watch = watch,
                          .mail = mayKeep && m_parts.mail != nullptr ? m_parts.mail : &m_unkeptMail,
                          .keys = m_parts.keys,
                          .takeAuthenticator = std::move(takeAuthenticator),
                          .clock = m_parts.clock},
                         parent);
}

} // namespace sallyport::ui
