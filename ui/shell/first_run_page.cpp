// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/first_run_page.h"

#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/door.h"
#include "ui/widgets/icon_view.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/wait_row.h"

#include <QBoxLayout>
#include <QFile>
#include <QFileDialog>

namespace sallyport::ui {
namespace {

/// What is not to be had yet: no surface and no frame, so that nobody takes it for a button.
QBoxLayout* note(Icon picture, const QString& title, const QString& words, QWidget* parent)
{
    auto* view = new IconView(2.2, parent);
    view->setIcon(icon(picture, Tone::muted));
    auto* texts = new QVBoxLayout;
    texts->setSpacing(ems(parent, 0.35));
    texts->addWidget(new TextLabel(title, TextLabel::Role::strong, parent));
    texts->addWidget(mutedLabel(words, parent));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(ems(parent, 1.2), 0, ems(parent, 1.2), 0);
    row->setSpacing(ems(parent, 1));
    row->addWidget(view, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    return row;
}

} // namespace

FirstRunPage::FirstRunPage(QWidget* parent)
    : QWidget(parent),
      m_banner(new Banner(this)),
      m_practice(new Door(Icon::practice, tr("&Practice account"),
                          tr("A whole account service of its own, running on this computer. Nothing leaves it, no real "
                             "credentials are asked for, and nothing can be lost: the place to learn what signing in, "
                             "ending a session and an attack look like."),
                          this)),
      m_other(new Button(tr("&Another service by its profile…"), Button::Kind::quiet, this)),
      m_check(new Button(tr("C&heck a link, a picture or a message…"), Button::Kind::quiet, this)),
      m_wait(new WaitRow(this))
{
    m_other->setIcon(icon(Icon::file, Tone::accent));
    m_check->setIcon(icon(Icon::search, Tone::accent));
    m_check->hide();

    auto* column = new QVBoxLayout;
    column->setSpacing(ems(this, 0.9));
    column->addStretch(2);
    auto* picture = new IconView(3, this);
    picture->setIcon(programIcon());
    column->addWidget(picture);
    column->addWidget(new TextLabel(tr("Where do you keep your account?"), TextLabel::Role::title, this));
    column->addWidget(mutedLabel(tr("Sallyport proves who is at the other end before you type anything, shows every "
                                    "session of your account, and ends those that are not yours."),
                                 this));
    column->addSpacing(ems(this, 0.5));
    column->addWidget(m_banner);
    column->addWidget(m_practice);
    auto* ways = new QHBoxLayout;
    ways->addWidget(m_other);
    ways->addWidget(m_check);
    ways->addStretch();
    column->addLayout(ways);
    column->addLayout(note(Icon::exchange, tr("KuCoin arrives next"),
                           tr("KuCoin publishes no way for other programs to sign people in. So Sallyport will open "
                              "KuCoin's own page for that, in a browser held to KuCoin's true address, and never ask "
                              "for your KuCoin passphrase itself. Sallyport is not made by KuCoin."),
                           this));
    column->addWidget(m_wait);
    column->addStretch(3);
    auto* middle = new QWidget(this);
    middle->setLayout(column);
    middle->setMaximumWidth(ems(this, 42));
    auto* row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addWidget(middle, 20);
    row->addStretch(1);

    setFocusProxy(m_practice);
    connect(m_practice, &QAbstractButton::clicked, this, &FirstRunPage::practiceChosen);
    connect(m_other, &QAbstractButton::clicked, this, &FirstRunPage::pickProfile);
    connect(m_check, &QAbstractButton::clicked, this, &FirstRunPage::checkWanted);
    connect(m_wait, &WaitRow::cancelled, this, &FirstRunPage::startCancelled);
}

void FirstRunPage::say(Tone tone, const Message& message)
{
    m_banner->say(tone, message);
}

void FirstRunPage::hush()
{
    m_banner->hush();
}

void FirstRunPage::setStarting(bool starting)
{
    m_practice->setEnabled(!starting);
    m_other->setVisible(!starting);
    if (starting)
        m_wait->begin(tr("Waiting for the practice service on this computer to be ready"));
    else
        m_wait->end();
}

void FirstRunPage::offerCheck()
{
    m_check->show();
}

void FirstRunPage::pickProfile()
{
    auto* dialog = new QFileDialog(this, tr("Choose a service profile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Service profiles (*.json)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        constexpr qint64 most = 64 * 1024 + 1; // one more than is allowed, so that too large is seen as too large
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            Q_EMIT profilePicked(file.read(most));
        else
            say(Tone::warning, {tr("The file cannot be read."), tr("Check that you may open it, then try again.")});
    });
    dialog->open();
}

} // namespace sallyport::ui
