// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Checker: what all Check pages of a window have in common: the profiles that are judged against, the history, and the
// watch over the clipboard. app makes one.
//   Checker checker(parts);  services.checker = &checker;  ...  auto* page = checker.newPage({}, this);
#pragma once

#include "ui/alerts/notifier.h"
#include "ui/check/check_page.h"
#include "ui/check/clipboard_watch.h"

namespace sallyport::ui {

struct CheckerParts {
    QList<origin::ServiceProfile> profiles; ///< at least one
    PictureEyes eyes = {};
    ScreenPicker* screen = nullptr;
    std::function<bool(const QUrl&)> openAddress = {};
    CheckStorage storage = {};
    ClipboardWatchChoice watch = {};
    MailKnowledge* mail = nullptr;         ///< null: as on a shared computer
    mail::KeyRecordSource* keys = nullptr; ///< see CheckParts
    Notifier* notifier = nullptr;          ///< for the watch; null: the watch is not offered
    Clock clock = systemClock();
};

/// Whether the list of checks may be written to this computer.
enum class CheckKeeping {
    allowed,
    never ///< a shared computer: a list of its own, in memory
};

/// Where a Check page stands.
struct CheckPlace {
    CheckKeeping keeping = CheckKeeping::allowed;
    std::function<Task<Done, AddProblem>(Secret)> takeAuthenticator = {}; ///< see CheckParts
    /// Of the session that the page is part of. One that came with the program, or imitates such a one, changes
    /// nothing.
    std::optional<origin::ServiceProfile> service = {};
};

class Checker : public QObject {
    Q_OBJECT
public:
    explicit Checker(const CheckerParts& parts);
    ~Checker() override;

    /// For the profiles, and for the place's own service; while the page is there, so is the watch. This must outlive
    /// the page.
    CheckPage* newPage(CheckPlace place, QWidget* parent);
    /// The person has chosen a new anti-phishing code at that service: where the former is kept, this one is now.
    void codeChanged(const QString& profileId, const QString& code);

private:
    void watchFor(const QList<origin::ServiceProfile>& profiles, const QObject* page);

    CheckerParts m_parts;
    CheckHistory m_history;
    CheckHistory m_unkept;
    UnkeptMail m_unkeptMail;
    std::unique_ptr<CheckDesk> m_desk;      ///< for the watch
    const QObject* m_watchedPage = nullptr; ///< the one whose service is watched for too; only compared
    ClipboardWatch m_watch;
};

} // namespace sallyport::ui
