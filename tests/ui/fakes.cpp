// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fakes.h"

#include "app/image_picture_reader.h"
#include "core/origin/profile_sources.h"

#include <QBuffer>
#include <QPainter>
#include <QPainterPath>

namespace sallyport::test {

void FakeSession::endNow(auth::SessionEnd how)
{
    m_end = std::move(how);
    Q_EMIT ended();
}

std::unique_ptr<ui::SignInDriver> FakeSession::stepUp()
{
    ++m_stepUps;
    auto made = std::make_unique<FakeSignIn>();
    made->m_goodAddress = m_address;
    m_stepUp = made.get();
    return made;
}

void FakeSignIn::start()
{
    take(auth::beginSignIn(auth::AttemptId{m_attempt}));
}

bool FakeSignIn::act(auth::PersonAct act)
{
    auth::Step step =
        auth::advance(std::move(m_state), {.attempt = auth::AttemptId{++m_attempt}, .what = std::move(act)});
    const bool taken = step.fit == auth::Fit::taken;
    take(std::move(step));
    return taken;
}

void FakeSignIn::answer(auth::ServiceAnswer what)
{
    if (std::holds_alternative<auth::AddressGood>(what))
        m_address = m_goodAddress;
    const auto waiting = std::visit(
        [](const auto& s) {
            if constexpr (requires { s.attempt; })
                return s.attempt;
            else
                return auth::AttemptId{0};
        },
        m_state);
    take(auth::advance(std::move(m_state), {.attempt = waiting, .what = std::move(what)}));
}

void FakeSignIn::put(auth::State state)
{
    m_state = std::move(state);
    Q_EMIT stateChanged();
}

void FakeSignIn::setAddress(std::optional<auth::AddressFacts> address)
{
    m_address = std::move(address);
    Q_EMIT stateChanged();
}

std::unique_ptr<ui::SessionPort> FakeSignIn::takeSession(const QString& identifier)
{
    m_signedInAs = identifier;
    if (m_session) {
        m_session->m_identifier = identifier;
        m_session->m_address = m_address;
    }
    return std::move(m_session);
}

void FakeSignIn::take(auth::Step step)
{
    m_state = std::move(step.state);
    for (auto& effect : step.effects)
        m_effects.push_back(std::move(effect));
    Q_EMIT stateChanged();
}

std::optional<ui::AuthenticatorEntry> FakeAuthenticator::entry(const QString& profileId) const
{
    return m_entry && m_entry->profileId == profileId ? m_entry : std::nullopt;
}

std::optional<ui::TimedCode> FakeAuthenticator::codeAt(const QString& profileId, std::int64_t unixSeconds) const
{
    ++m_asked;
    if (!entry(profileId))
        return std::nullopt;
    // A code for every step, so that a test can tell them apart.
    return ui::TimedCode{.digits = QStringLiteral("%1").arg(unixSeconds / 30 % 1'000'000, 6, 10, QLatin1Char('0')),
                         .secondsLeft = static_cast<int>(30 - unixSeconds % 30),
                         .period = 30};
}

Task<Done, ui::AddProblem> FakeAuthenticator::add(const QString& profileId, Secret)
{
    m_entry = ui::AuthenticatorEntry{.profileId = profileId,
                                     .issuer = QStringLiteral("Sallyport practice"),
                                     .account = QStringLiteral("trader@practice.example")};
    Q_EMIT changed();
    return Task<Done, ui::AddProblem>::ready(Done{});
}

void FakeInbox::deliver(ui::InboxMessage message)
{
    m_messages.append(std::move(message));
    Q_EMIT changed();
}

QList<system::Check> goodComputer()
{
    using enum system::Finding;
    return {{.id = system::CheckId::screen, .finding = noRecorderSeen},
            {.id = system::CheckId::remoteControl, .finding = noRemoteControlSeen},
            {.id = system::CheckId::keyboard, .finding = keysKeptApart},
            {.id = system::CheckId::libraries, .finding = noForeignCode},
            {.id = system::CheckId::debugger, .finding = closedToOthers},
            {.id = system::CheckId::rootCertificates, .finding = noAddedRoot},
            {.id = system::CheckId::hostsFile, .finding = noHostsEntry},
            {.id = system::CheckId::clock, .finding = clockRight},
            {.id = system::CheckId::clipboard, .finding = noClipboardHistorySeen},
            {.id = system::CheckId::accessibility, .finding = noAssistiveProgram}};
}

ui::AppServices FakeHouse::services()
{
    checker = std::make_unique<ui::Checker>(ui::CheckerParts{
        .profiles = {*origin::shippedProfile(QStringLiteral("kucoin"))},
        .eyes = {.files = std::make_shared<app::ImagePictureReader>(), .pixels = app::luminanceLayers},
        .openAddress = [](const QUrl&) { return true; },
        .storage = {
            .read = [] { return QByteArray(); }, .write = [](const QByteArray&) { return true; }, .remove = [] {}},
        .watch = {.isOn = [] { return false; }, .setOn = [](bool) {}},
        .mail = &mail,
        .keys = &keys,
        .notifier = &notifier,
        .clock = clock.clock()});
    return {.clock = clock.clock(),
            .suggestedDeviceName = QStringLiteral("Study desktop"),
            .builtInProfiles = origin::shippedProfiles(),
            .startPractice =
                [this] {
                    ++practiceStarts;
                    using Answer = Task<ui::PracticeAccount, ui::PracticeError>;
                    return practiceError ? Answer::ready(std::unexpected(*practiceError))
                                         : Answer::ready(practiceAccount());
                },
            .stopPractice = [this] { ++practiceStops; },
            .signInFor =
                [this](const origin::ServiceProfile& profile) {
                    auto made = std::make_unique<FakeSignIn>();
                    made->m_goodAddress = goodAddress(profile);
                    signIn = made.get();
                    return made;
                },
            .plateDigest = [](QByteArrayView) { return QByteArrayLiteral("\x03\x50\xa7"); },
            .leftHere = [this] { return Task<account::LeftHere, account::LeftHereError>::ready(left); },
            .authenticator = &authenticator,
            .inbox = &inbox,
            .startDrill = [this](ui::Drill drill, const QString& session) { return startDrill(drill, session); },
            .notifier = &notifier,
            .tray = {.stays = [this] { return staysInTray; }, .setStays = [this](bool stays) { staysInTray = stays; }},
            .checker = checker.get(),
            .preflight =
                [this](const system::PreflightQuestion& question) {
                    preflights.append(question);
                    return Task<QList<system::Check>, system::PreflightError>::ready(checks);
                },
            .lock = &lock,
            .reopen = [this] { ++reopenings; }};
}

static const QByteArray someKey = QByteArray::fromHex("9f86d081884c7d659a2feaa0c55ad015"
                                                      "a3bf4f1b2b0b822cd15d6c15b0f00a08");

origin::ServiceProfile practiceProfile()
{
    return {.id = QStringLiteral("practice"),
            .name = QStringLiteral("Practice account"),
            .trust = origin::ProfileTrust::givenKey,
            .issuer = *origin::Origin::parse(u"https://localhost:41873"),
            .leafPins = {origin::Pin{someKey}}};
}

origin::ServiceProfile strangerProfile()
{
    return {.id = QStringLiteral("harbour"),
            .name = QStringLiteral("Harbour Exchange"),
            .trust = origin::ProfileTrust::firstSeen,
            .issuer = *origin::Origin::parse(u"https://accounts.eu-central.harbour-exchange.example"),
            .officialDomains = {QStringLiteral("harbour-exchange.example")}};
}

ui::PracticeAccount practiceAccount()
{
    return {.profile = practiceProfile(),
            .identifier = QStringLiteral("trader@practice.example"),
            .phone = QStringLiteral("+15550100"),
            .password = Secret::copyOf("vivid-lantern-otter-81"),
            .otpauthLink = Secret::copyOf("otpauth://totp/Sallyport%20practice:trader%40practice.example?secret="
                                          "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Sallyport%20practice")};
}

auth::AddressFacts goodAddress(const origin::ServiceProfile& profile)
{
    return {.issuer = profile.issuer->text(),
            .host = profile.issuer->host(),
            .connection = {.host = profile.issuer->host(),
                           .spkiSha256 = someKey,
                           .tlsVersion = QStringLiteral("TLS 1.3"),
                           .pinned = profile.trust != origin::ProfileTrust::firstSeen}};
}

QByteArray pngOf(const QImage& picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "png");
    return bytes;
}

namespace {

QPainterPath pieceShape()
{
    QPainterPath path;
    path.addRoundedRect(0, 16, 88, 88, 8, 8);
    QPainterPath knob;
    knob.addEllipse(QPointF(44, 16), 16, 16);
    return path.united(knob);
}

QImage landscape()
{
    QImage picture(640, 320, QImage::Format_ARGB32);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    QLinearGradient sky(0, 0, 0, 320);
    sky.setColorAt(0, QColor(0x6f, 0x9a, 0xc8));
    sky.setColorAt(1, QColor(0xe8, 0xd9, 0xc0));
    painter.fillRect(picture.rect(), sky);
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < 5; ++i) {
        painter.setBrush(QColor(0x35 + i * 14, 0x52 + i * 10, 0x58 + i * 6));
        QPainterPath hill;
        hill.moveTo(0, 320);
        for (int x = 0; x <= 640; x += 16)
            hill.lineTo(x, 150 + i * 34 + 26 * std::sin(x / (60.0 + 13 * i) + i * 2));
        hill.lineTo(640, 320);
        painter.drawPath(hill);
    }
    return picture;
}

} // namespace

auth::HumanChallenge sliderChallenge(int gap, const FixedClock& clock)
{
    constexpr int row = 120;
    QImage background = landscape();
    QImage piece(88, 104, QImage::Format_ARGB32);
    piece.fill(Qt::transparent);
    {
        QPainter painter(&piece);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setClipPath(pieceShape());
        painter.drawImage(-gap, -row, background);
        painter.setPen(QPen(Qt::white, 4));
        painter.drawPath(pieceShape());
    }
    {
        QPainter painter(&background);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(gap, row);
        painter.fillPath(pieceShape(), QColor(0, 0, 0, 140));
    }
    return {.id = QStringLiteral("check-1"),
            .expiresAtMs = *clock.wallMs + 120'000,
            .alternatives = {auth::HumanCheckKind::pictures, auth::HumanCheckKind::work},
            .puzzle = auth::SliderChallenge{.width = 640,
                                            .height = 320,
                                            .pieceWidth = 88,
                                            .row = row,
                                            .backgroundPng = pngOf(background),
                                            .piecePng = pngOf(piece)}};
}

auth::HumanChallenge picturesChallenge(const FixedClock& clock)
{
    auth::PicturesChallenge puzzle{.prompt = auth::PicturePrompt::triangle, .tilePngs = {}};
    for (int i = 0; i < 9; ++i) {
        QImage tile(160, 160, QImage::Format_ARGB32);
        tile.fill(QColor::fromHsv(i * 40, 60, 220));
        QPainter painter(&tile);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor::fromHsv((i * 40 + 160) % 360, 150, 130));
        if (i % 3 == 0)
            painter.drawPolygon(QPolygon{QPoint(80, 30), QPoint(135, 130), QPoint(25, 120)});
        else
            painter.drawEllipse(QRect(40, 34, 70 + i * 4, 84));
        painter.end();
        puzzle.tilePngs.append(pngOf(tile));
    }
    return {.id = QStringLiteral("check-2"),
            .expiresAtMs = *clock.wallMs + 120'000,
            .alternatives = {auth::HumanCheckKind::slider, auth::HumanCheckKind::work},
            .puzzle = std::move(puzzle)};
}

auth::HumanChallenge workChallenge(const FixedClock& clock)
{
    return {.id = QStringLiteral("check-3"),
            .expiresAtMs = *clock.wallMs + 120'000,
            .alternatives = {auth::HumanCheckKind::slider, auth::HumanCheckKind::pictures},
            .puzzle = auth::WorkChallenge{}};
}

} // namespace sallyport::test
