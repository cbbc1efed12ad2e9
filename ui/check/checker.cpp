// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/checker.h"

#include "core/origin/added_profile.h"

namespace sallyport::ui {

Checker::Checker(const CheckerParts& parts)
    : m_parts(parts), m_history(parts.storage), m_watch([this](QStringView text) {
          CheckedLink worst = std::move(m_desk->judgeText(text).links.front());
          return ClipboardWatch::Judged{std::move(worst.report), m_desk->profile(worst.profile).name};
      })
{
    watchFor(m_parts.profiles, nullptr);
    connect(&m_watch, &ClipboardWatch::imitationCopied, this, [this](const QString& host, const QString& service) {
        m_parts.notifier->notify({.title = tr("You copied a link to an imitation"),
                                  .text = tr("%1 is none of %2's addresses. Do not open it.").arg(host, service),
                                  .urgent = true});
    });
    m_watch.setOn(m_parts.notifier != nullptr && m_parts.watch.isOn && m_parts.watch.isOn());
}

Checker::~Checker() = default;

void Checker::watchFor(const QList<origin::ServiceProfile>& profiles, const QObject* page)
{
    m_watchedPage = page;
    m_desk = std::make_unique<CheckDesk>(profiles, PictureEyes{});
}

void Checker::codeChanged(const QString& profileId, const QString& code)
{
    MailKnowledge* mail = m_parts.mail;
    if (mail == nullptr || !mail->hasCode(profileId))
        return;
    auto canonical = mail::canonicalCode(code);
    if (!canonical)
        return;
    mail->keepCode(profileId, *std::move(canonical))
        .then(this, [this](const Result<Done, secrets::SecretStoreError>& kept) {
            if (kept || m_parts.notifier == nullptr)
                return;
            m_parts.notifier->notify(
                {.title = tr("The old anti-phishing code is still kept here"),
                 .text =
                     tr("The new one could not be kept. Set it on the Check page, or genuine messages look false.")});
        });
}

CheckPage* Checker::newPage(CheckPlace place, QWidget* parent)
{
    const bool mayKeep = place.keeping == CheckKeeping::allowed;
    auto profiles = m_parts.profiles;
    if (place.service && !origin::clashWithBuiltIn(*place.service, profiles))
        profiles.append(*std::move(place.service));
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
    auto* page = new CheckPage({.profiles = profiles,
                                .eyes = m_parts.eyes,
                                .screen = m_parts.screen,
                                .openAddress = m_parts.openAddress,
                                .history = mayKeep ? &m_history : &m_unkept,
                                .watch = watch,
                                .mail = mayKeep && m_parts.mail != nullptr ? m_parts.mail : &m_unkeptMail,
                                .keys = m_parts.keys,
                                .takeAuthenticator = std::move(place.takeAuthenticator),
                                .clock = m_parts.clock},
                               parent);
    if (profiles.size() > m_parts.profiles.size() && mayKeep) {
        watchFor(profiles, page);
        connect(page, &QObject::destroyed, this, [this](const QObject* gone) {
            if (gone == m_watchedPage) // not a former one that goes only now
                watchFor(m_parts.profiles, nullptr);
        });
    }
    return page;
}

} // namespace sallyport::ui
