// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/check_scenes.h"

#include "tests/core/mail/mail_sample.h"
#include "tests/core/qr/code_picture.h"
#include "tests/support/wait.h"
#include "tests/ui/find.h"
#include "ui/check/code_card.h"
#include "ui/check/message_card.h"

#include <QMimeData>
#include <QScrollArea>

#include <algorithm>

namespace sallyport::test {

namespace {

ui::CheckPage* openedBy(Stage& stage, const QString& caption)
{
    visible<ui::Button>(stage.window.get(), caption)->click();
    stage.settle();
    for (auto* page : stage.window->findChildren<ui::CheckPage*>()) {
        if (page->isVisibleTo(stage.window.get()))
            return page;
    }
    return nullptr;
}

} // namespace

ui::CheckPage* openCheck(Stage& stage)
{
    return openedBy(stage, QStringLiteral("Check a link, a picture or a message…"));
}

QImage codeOf(const QByteArray& text)
{
    const qr::Luminance picture = codePicture(text);
    return QImage(reinterpret_cast<const uchar*>(picture.pixels.constData()), picture.width, picture.height,
                  picture.width, QImage::Format_Grayscale8)
        .copy();
}

namespace {

/// `height`: of the window, where there is more than one verdict to see.
Scene ofLink(const QString& name, const QStringList& links, int height = 0)
{
    return {QStringLiteral("check-") + name, [links, height](Stage& stage) {
                auto* page = openCheck(stage);
                for (const QString& link : links) {
                    page->check(link);
                    stage.settle();
                }
                stage.window->resize(stage.window->width(), std::max(stage.window->height(), height));
            }};
}

Scene ofCode(const QString& name, const QByteArray& text)
{
    return {QStringLiteral("check-") + name, [text](Stage& stage) {
                auto* page = openCheck(stage);
                QMimeData data;
                data.setImageData(codeOf(text));
                drop(page, &data);
                waitUntil([page] { return page->findChild<ui::CodeCard*>() != nullptr; });
            }};
}

/// As a mail program hands it over.
Scene ofMessage(const QString& name, const QByteArray& message, const std::function<void(FakeHouse&)>& prepare = {})
{
    return {QStringLiteral("check-message-") + name, [message, prepare](Stage& stage) {
                if (prepare)
                    prepare(stage.house);
                auto* page = openCheck(stage);
                QMimeData data;
                data.setData(QStringLiteral("message/rfc822"), message);
                drop(page, &data);
                waitUntil([page] {
                    return page->findChild<ui::MessageCard*>() != nullptr || says(page, QStringLiteral("not a saved"));
                });
                stage.window->resize(stage.window->width(), 1500);
            }};
}

QList<Scene> messageScenes()
{
    const auto known = [](FakeHouse& house) {
        house.mail.tell(u"tulip 77");
        house.mail.setProviders({{QStringLiteral("mx.google.com")}});
    };
    const auto asking = [](FakeHouse& house) {
        house.mail.tell(u"tulip 77");
        house.mail.setLooksUpSignatures(true);
        house.keys.publish(signedKeyName, signedKeyRecord);
    };
    const auto keyGone = [asking](FakeHouse& house) {
        asking(house);
        house.keys.published.clear();
    };
    const auto cutOff = [asking](FakeHouse& house) {
        asking(house);
        house.keys.reachable = false;
    };
    const QByteArray impostor =
        Sample{.provider = gmail("mx.google.com; dmarc=pass header.from=mailer-service.example", "out.mailer.example"),
               .from = "KuCoin Support <no-reply@bulk.accounts-notification-centre.mailer-service.example>",
               .subject = "Your account is locked: confirm within 24 hours",
               .body = "<p>Sign in at <a href=\"https://kucoin-login.example/?u=1\">www.kucoin.com</a> or "
                       "<a href=\"https://xn--kuoin-k2e.example/\">here</a>, "
                       "<a href=\"https://shop.example/\">unsubscribe</a></p><form action=\"https://x.example/\">"}
            .bytes();
    const QByteArray leaked = Sample{.from = "Friend <friend@mailer.example>",
                                     .subject = "tulip 77",
                                     .body = "<p>tulip 77 <a href=\"https://shop.example/\">offer</a></p>"}
                                  .bytes();
    const auto dialog = [known](const QString& name, const QString& caption) {
        return Scene{QStringLiteral("check-") + name, [known, caption](Stage& stage) {
                         known(stage.house);
                         openCheck(stage);
                         visible<ui::Button>(stage.window.get(), caption)->click();
                     }};
    };
    return {ofMessage(QStringLiteral("genuine"), Sample{}.bytes(), known),
            ofMessage(QStringLiteral("imitation"), impostor),
            ofMessage(QStringLiteral("unproved"), Sample{.body = "<p>Hello</p>"}.bytes()),
            ofMessage(QStringLiteral("leaked"), leaked, known),
            ofMessage(QStringLiteral("none"), "Hello"),
            ofMessage(QStringLiteral("signed"), signedSample, asking),
            ofMessage(QStringLiteral("signature-unfit"), signedSample + "more", asking),
            ofMessage(QStringLiteral("signature-key-gone"), signedSample, keyGone),
            ofMessage(QStringLiteral("signature-unreachable"), signedSample, cutOff),
            dialog(QStringLiteral("code-dialog"), QStringLiteral("Change the code…")),
            dialog(QStringLiteral("provider-dialog"), QStringLiteral("Change the provider…"))};
}

} // namespace

QList<Scene> checkScenes()
{
    return messageScenes()
        + QList<Scene>{
            ofLink(QStringLiteral("empty"), {}),
            ofLink(QStringLiteral("official"), {QStringLiteral("https://www.kucoin.com/login")}),
            ofLink(QStringLiteral("imitation"), {QStringLiteral("https://www.ku\u0441oin-login.com/ucenter/signin")}),
            ofLink(
                QStringLiteral("unsafe"),
                {QStringLiteral("https://www.kucoin.com/"), QStringLiteral("https://evil.example\\@www.kucoin.com/")}),
            ofLink(QStringLiteral("disputed"),
                   {QStringLiteral("https://kucoin.plus/"), QStringLiteral("https://shop.example/"),
                    QStringLiteral("https://kucoin.cloud/docs")}),
            ofLink(QStringLiteral("leads-on"),
                   {QStringLiteral("https://www.google.com/url?q=https%3A%2F%2Fkuc0in-login.webflow.io%2Fx&sa=D")},
                   1200),
            ofLink(QStringLiteral("shortened"), {QStringLiteral("https://bit.ly/3abc")}),
            ofLink(QStringLiteral("unreadable"), {QStringLiteral("please call me")}),
            ofLink(QStringLiteral("several"),
                   {QStringLiteral("Your account: <https://www.kucoin.com/account> "
                                   "Confirm: https://kuc0in-login.webflow.io/x Help: https://shop.example/")},
                   1200),
            ofCode(QStringLiteral("code-text"), "Log in at https://kuc0in-login.webflow.io/x today"),
            ofCode(QStringLiteral("code-key"), "otpauth://totp/Example:me?secret=JBSWY3DPEHPK3PXP&issuer=Example"),
            {QStringLiteral("check-copied"),
             [](Stage& stage) {
                 auto* page = openCheck(stage);
                 page->check(QStringLiteral("https://kuc0in-login.webflow.io/x"));
                 stage.settle();
                 visible<ui::Button>(page, QStringLiteral("Copy a report"))->click();
             }},
            {QStringLiteral("check-session"),
             [](Stage& stage) {
                 stage.openSession(ownFacts());
                 openedBy(stage, QStringLiteral("Check"));
             }},
            {QStringLiteral("check-added-service"), [](Stage& stage) {
                 auto service = strangerProfile();
                 service.mailsCarryCode = true;
                 stage.openSession(ownFacts(), {}, service);
                 openedBy(stage, QStringLiteral("Check"))
                     ->check(QStringLiteral("https://harbour-exchange-login.webflow.io/"));
                 stage.window->resize(stage.window->width(), 1500);
             }}};
}

} // namespace sallyport::test
