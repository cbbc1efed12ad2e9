// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/code_card.h"

#include "core/otp/otpauth_uri.h"
#include "ui/text/messages.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/icon_view.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QPlainTextEdit>

namespace sallyport::ui {

namespace {

constexpr qsizetype mostShown = 2000;

struct Words {
    QString title;
    QString text;
    Icon picture = Icon::info;
};

Words wordsOf(const CheckedCode& code)
{
    switch (code.content.kind) {
    case qr::QrKind::otpauth:
        return {CodeCard::tr("The key of an authenticator"),
                CodeCard::tr("Whoever has this picture can make your codes. Show it to nobody, and delete the picture "
                             "once the authenticator is set up."),
                Icon::key};
    case qr::QrKind::migration:
        return {CodeCard::tr("The keys of several authenticators"),
                CodeCard::tr("Whoever has this picture can make your codes. Show it to nobody. Sallyport cannot take "
                             "several over at once yet."),
                Icon::key};
    case qr::QrKind::binary:
        return {CodeCard::tr("Data that is no text"), CodeCard::tr("It is no link, and no authenticator's key."),
                Icon::info};
    case qr::QrKind::link: // has a verdict of its own
    case qr::QrKind::text:
        break;
    }
    return {code.links.empty() ? CodeCard::tr("A text, and no link") : CodeCard::tr("The text that the link stands in"),
            {},
            Icon::message};
}

} // namespace

CodeCard::CodeCard(const CheckedCode& code, bool canTake, QWidget* parent) : Card(parent)
{
    const Words words = wordsOf(code);
    auto* picture = new IconView(1.3, this);
    picture->setIcon(icon(words.picture));
    auto* head = new QHBoxLayout;
    head->addWidget(picture);
    head->addWidget(new TextLabel(words.title, TextLabel::Role::heading, this), 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(ems(this, 1.2), ems(this, 0.9), ems(this, 1.2), ems(this, 0.9));
    column->setSpacing(ems(this, 0.5));
    column->addLayout(head);
    QStringList said{words.title, words.text};
    if (!words.text.isEmpty())
        column->addWidget(new TextLabel(words.text, this));
    if (code.content.kind == qr::QrKind::text) {
        // A field of its own, so that nothing in the text can pass for ours.
        auto* text = new QPlainTextEdit(code.content.text.left(mostShown), this);
        text->setReadOnly(true);
        text->setTabChangesFocus(true);
        text->setAccessibleName(tr("The text in the code"));
        text->setMaximumHeight(ems(this, 7));
        column->addWidget(text);
    }
    if (code.otpauth != nullptr) {
        const auto key = otp::readOtpauthUri(code.otpauth->view());
        const auto named = [](const QString& name, const QString& unnamed) {
            return name.isEmpty() ? unnamed : tr("“%1”", "what a code calls its account or service").arg(name);
        };
        const QString whose = key
            ? tr("It says that it belongs to %1 at %2.")
                  .arg(named(key->account, tr("somebody")), named(key->issuer, tr("a service it does not name")))
            : message(key.error()).text();
        column->addWidget(mutedLabel(whose, this));
        said.append(whose);
        if (key && canTake) {
            auto* take = new Button(tr("&Set it up in Sallyport"), Button::Kind::plain, this);
            connect(take, &QPushButton::clicked, this, &CodeCard::authenticatorWanted);
            column->addWidget(take, 0, Qt::AlignLeft);
        } else if (key) {
            const QString why =
                tr("To set it up here, check it again on your own computer once you are signed in to its "
                   "service, if Sallyport has no authenticator for that yet.");
            column->addWidget(mutedLabel(why, this));
            said.append(why);
        }
    }
    setAccessibleName(said.join(QStringLiteral(". ")));
}

} // namespace sallyport::ui
