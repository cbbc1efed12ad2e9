// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/check_page.h"

#include "core/mail/whole_message.h"
#include "ui/check/check_history_list.h"
#include "ui/check/mail_card.h"
#include "ui/check/safe_way.h"
#include "ui/text/check_messages.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/wait_row.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace sallyport::ui {

CheckPage::CheckPage(const CheckParts& parts, QWidget* parent)
    : QWidget(parent),
      m_parts(parts),
      m_desk(parts.profiles, parts.eyes, parts.mail, {.source = parts.keys, .clock = parts.clock}),
      m_intro(mutedLabel({}, this)),
      m_link(new QLineEdit(this)),
      m_wait(new WaitRow(this)),
      m_problem(new Banner(this)),
      m_file(mutedLabel({}, this)),
      m_results(new QVBoxLayout)
{
    setAcceptDrops(true);
    build();
    m_wait->cancelButton()->hide();
    connect(&m_desk, &CheckDesk::began, this, [this] {
        clearResults();
        m_problem->hush();
        m_wait->begin(tr("Looking at it"));
    });
    connect(&m_desk, &CheckDesk::checked, this, qOverload<const CheckOutcome&>(&CheckPage::tell));
}

CheckPage::~CheckPage() = default;

void CheckPage::build()
{
    m_link->setPlaceholderText(tr("https://…"));
    m_link->setMaxLength(static_cast<int>(origin::maxLinkLength) + 1); // one more, so that it is not cut to look whole
    m_link->setAcceptDrops(false);                                     // what is dropped is the page's
    auto* field = new FormField(tr("Link or te&xt"), m_link, this);
    auto* check = new Button(tr("&Judge it"), Button::Kind::primary, this);
    auto* row = new QHBoxLayout;
    row->addWidget(field, 1);
    row->addWidget(check, 0, Qt::AlignBottom);
    m_results->setSpacing(ems(this, 0.8));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, ems(this, 1.2));
    column->setSpacing(ems(this, 0.8));
    column->addWidget(new TextLabel(tr("Check"), TextLabel::Role::title, this));
    column->addWidget(m_intro);
    tellWhatLeaves();
    column->addLayout(row);
    column->addWidget(buildWays());
    column->addWidget(m_wait);
    column->addWidget(m_problem);
    column->addWidget(m_file);
    column->addLayout(m_results);
    if (m_parts.mail != nullptr) {
        column->addWidget(new MailCard(m_parts.profiles, *m_parts.mail, m_parts.keys != nullptr, this));
        connect(m_parts.mail, &MailKnowledge::changed, this, &CheckPage::tellWhatLeaves);
    }
    if (signInAddress(m_parts.profiles.first()))
        column->addWidget(new SafeWay(m_parts.profiles.first(), m_parts.openAddress, this));
    if (m_parts.history != nullptr)
        column->addWidget(new CheckHistoryList(*m_parts.history, m_parts.clock, this));
    if (m_parts.watch.setOn) {
        auto* watch = new QCheckBox(tr("War&n me when I copy a link to an imitation"), this);
        watch->setChecked(m_parts.watch.isOn());
        connect(watch, &QCheckBox::toggled, this, [this](bool on) { m_parts.watch.setOn(on); });
        column->addWidget(watch);
        column->addWidget(mutedLabel(tr("Then Sallyport looks at links on the clipboard while it is open, and speaks "
                                        "only of imitations. Nothing of them is kept."),
                                     this));
    }
    column->addStretch();
    connect(m_link, &QLineEdit::textEdited, this, &CheckPage::dropAnswer);
    connect(m_link, &QLineEdit::returnPressed, this, [this] { m_desk.checkText(m_link->text()); });
    connect(check, &QPushButton::clicked, this, [this] { m_desk.checkText(m_link->text()); });
}

void CheckPage::tellWhatLeaves()
{
    const bool asksDns = m_parts.keys != nullptr && m_parts.mail != nullptr && m_parts.mail->looksUpSignatures();
    const QString what =
        tr("Is this really %1? Paste a link or a text with links; open or drop a picture with a QR code or a saved "
           "message (.eml).")
            .arg(anyOf(m_parts.profiles));
    m_intro->setText(
        what + u' '
        + (asksDns ? tr("Nothing is opened, and nothing leaves this computer but the question for a signature's key.")
                   : tr("Nothing is opened, and nothing leaves this computer.")));
}

QWidget* CheckPage::buildWays()
{
    auto* ways = new QWidget(this);
    auto* row = new QHBoxLayout(ways);
    row->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](Icon picture, const QString& caption, void (CheckPage::*act)()) {
        auto* button = new Button(caption, Button::Kind::plain, ways);
        button->setIcon(icon(picture));
        connect(button, &QPushButton::clicked, this, act);
        row->addWidget(button);
    };
    add(Icon::copy, tr("&Paste"), &CheckPage::paste);
    if (m_parts.eyes.files != nullptr)
        add(Icon::file, tr("Open a &file…"), &CheckPage::pickFile);
    if (m_parts.screen != nullptr && m_parts.eyes.pixels)
        add(Icon::pictures, tr("From the scr&een…"), &CheckPage::pickFromScreen);
    row->addStretch();
    return ways;
}

void CheckPage::check(const QString& link)
{
    m_link->setText(link);
    m_desk.checkText(link);
}

void CheckPage::takeKeyboard()
{
    m_link->setFocus();
}

void CheckPage::dropAnswer()
{
    m_desk.giveUp();
    m_wait->end();
    clearResults();
    m_problem->hush();
}

void CheckPage::forget()
{
    dropAnswer();
    m_link->clear();
}

void CheckPage::paste()
{
    const QMimeData* mime = QGuiApplication::clipboard()->mimeData();
    if (mime == nullptr)
        return tell(CheckProblem::nothingThere);
    putIntoField(*mime);
    m_desk.checkMime(*mime);
}

void CheckPage::putIntoField(const QMimeData& mime)
{
    const bool isFile = std::ranges::any_of(mime.urls(), &QUrl::isLocalFile);
    const bool isThing = isFile || mime.hasImage() || mime.hasFormat(CheckDesk::messageFormat());
    const QString text = isThing ? QString() : mime.text();
    const bool isMessage = text.contains(u'\n') && mail::isWholeMessage(text.toUtf8());
    m_link->setText(isMessage ? QString() : text.trimmed());
}

void CheckPage::pickFile()
{
    auto* dialog = new QFileDialog(this, tr("Choose a picture with a QR code or a saved message"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {tr("Messages and pictures") + QStringLiteral(" (*.eml *.png *.jpg *.jpeg *.gif *.bmp *.webp *.tif *.tiff)"),
         tr("Saved messages") + QStringLiteral(" (*.eml)"), tr("All files") + QStringLiteral(" (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &CheckPage::checkFile);
    dialog->open();
}

/// A link that was judged before does not stand over another thing's verdict.
void CheckPage::checkFile(const QString& path)
{
    m_link->clear();
    m_desk.checkFile(path);
}

void CheckPage::pickFromScreen()
{
    m_parts.screen->pick(window()).then(this, [this](const Result<QImage, ScreenError>& picture) {
        if (picture) {
            m_link->clear();
            return m_desk.checkPicture(*picture);
        }
        if (picture.error() != ScreenError::cancelled)
            m_problem->say(Tone::warning, message(picture.error()));
    });
}

void CheckPage::dragEnterEvent(QDragEnterEvent* event)
{
    const QMimeData* mime = event->mimeData();
    if (mime->hasUrls() || mime->hasImage() || mime->hasText() || mime->hasFormat(CheckDesk::messageFormat()))
        event->acceptProposedAction();
}

void CheckPage::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    putIntoField(*event->mimeData());
    m_desk.checkMime(*event->mimeData());
}

} // namespace sallyport::ui
