// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// CheckPage: one place to hold up a link, a picture with a QR code or a saved message, and to read what it is, why, and
// what to do. Below it the safe way to the service, and what was checked before.
//   auto* page = new CheckPage(parts, this);
#pragma once

#include "ui/authenticator/authenticator.h"
#include "ui/check/check_desk.h"
#include "ui/check/check_history.h"
#include "ui/check/screen_picker.h"

#include "core/base/clock.h"

#include <QWidget>

class QBoxLayout;
class QCheckBox;
class QLineEdit;
class QMimeData;

namespace sallyport::ui {

class Banner;
class Button;
class CheckHistoryList;
class TextLabel;
class WaitRow;

/// Whether links that are copied are looked at; the person's choice, off by default.
struct ClipboardWatchChoice {
    std::function<bool()> isOn = {};
    std::function<void(bool)> setOn = {};
};

/// What the page stands on; all must outlive it.
struct CheckParts {
    QList<origin::ServiceProfile> profiles; ///< at least one; the first is the one whose safe way is offered
    PictureEyes eyes = {};
    ScreenPicker* screen = nullptr;                    ///< null: not offered
    std::function<bool(const QUrl&)> openAddress = {}; ///< in the person's browser
    CheckHistory* history = nullptr;
    ClipboardWatchChoice watch = {};       ///< without functions: not offered
    MailKnowledge* mail = nullptr;         ///< null: messages are judged without code and provider
    mail::KeyRecordSource* keys = nullptr; ///< of signatures; null: not offered
    /// Sets up an authenticator by the key in a code; not set: it is only said what it is.
    std::function<Task<Done, AddProblem>(Secret otpauth)> takeAuthenticator = {};
    Clock clock = systemClock();
};

class CheckPage : public QWidget {
    Q_OBJECT
public:
    explicit CheckPage(const CheckParts& parts, QWidget* parent = nullptr);
    ~CheckPage() override;

    /// As if it had been pasted.
    void check(const QString& link);
    void takeKeyboard();
    /// Results, which may hold an authenticator's key, and what was typed.
    void forget();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    QWidget* buildWays();
    void tellWhatLeaves();
    void paste();
    void pickFile();
    void checkFile(const QString& path);
    void pickFromScreen();
    void tell(const CheckOutcome& outcome);
    void tell(const CheckedLink& link, CheckedThing what);
    void tell(const CheckedText& text);
    void tell(const CheckedCodes& codes);
    void tell(const CheckedMessage& checked);
    void tell(CheckProblem problem);
    void clearResults();
    /// What was said of something else does not stand below a link that is being typed.
    void dropAnswer();
    void takeAuthenticator(const Secret& otpauth);
    void addResult(QWidget* card);
    void nameFile();
    void note(const QString& host, CheckedThing what, CheckVerdict verdict);
    /// A link belongs into the field; a message, a picture or a file does not.
    void putIntoField(const QMimeData& mime);

    CheckParts m_parts;
    CheckDesk m_desk;
    TextLabel* m_intro;
    QLineEdit* m_link;
    WaitRow* m_wait;
    Banner* m_problem;
    TextLabel* m_file; ///< which one the results are of
    QBoxLayout* m_results;
    QWidget* m_first = nullptr; ///< the first result, which is read aloud
};

} // namespace sallyport::ui
