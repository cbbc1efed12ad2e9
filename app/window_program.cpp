// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_program.h"

#include "app/image_picture_reader.h"
#include "app/installation_secret.h"
#include "app/open_session.h"
#include "app/pin_roll_over.h"
#include "core/auth/sign_in.h"
#include "core/base/bytes.h"
#include "core/base/log.h"
#include "core/origin/profile_sources.h"
#include "core/secrets/private_file.h"
#include "core/system/hardening.h"
#include "ui/check/checker.h"
#include "ui/shell/store_passphrase_dialog.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QEvent>
#include <QFile>
#include <QSettings>
#include <QSysInfo>
#include <QWindow>

namespace sallyport::app {

using ui::PracticeAccount;
using ui::PracticeError;

namespace {

/// A window that starts out minimised is never exposed; what follows the first paint then follows this.
constexpr std::chrono::seconds paintedAtTheLatest{2};

std::optional<KnownAccount> lastAccount(const AccountRegistry& registry)
{
    auto last = registry.last();
    if (!last)
        qCWarning(logUi) << "account.json cannot be read; it is left as it is";
    return last ? std::move(*last) : std::nullopt;
}

/// Kept only where the person wants it; a file that cannot be read is as good as none.
ui::CheckStorage checkStorage(const QString& path)
{
    constexpr qsizetype mostBytes = qsizetype{64} * 1024;
    return {
        .read = [path] { return secrets::readPrivateFile(path, mostBytes).value_or(QByteArray()); },
        .write = [path](const QByteArray& content) { return secrets::replacePrivateFile(path, content).has_value(); },
        .remove = [path] { QFile::remove(path); }};
}

bool isPractice(const origin::ServiceProfile& profile)
{
    return profile.id == QStringLiteral("practice");
}

} // namespace

WindowProgram::WindowProgram(Paths paths)
    : m_paths(std::move(paths)),
      m_left(TracePlaces::ofThisUser(m_paths)),
      m_registry(m_paths.data),
      m_installationSecret(installationSecret(m_paths.data, systemRandom())),
      m_known(lastAccount(m_registry)),
      m_store(
          m_paths, m_known ? std::optional(m_known->store) : std::nullopt,
          [this](ui::StorePassphraseQuestion question) { return ui::askStorePassphrase(m_window.get(), question); }),
      m_kept(m_store, m_paths.lockFile()),
      m_authenticator(m_kept),
      m_mail(m_kept, m_paths.windowSettings()),
      m_practice(Paths::serviceProgram(), m_paths.practiceFolder()),
      m_inbox(m_practice.inboxFolder()),
      m_notifier(ui::desktopNotifier()),
      m_clients(m_paths, m_kept, &m_browser),
      m_screen(ui::desktopScreenPicker()),
      m_checker(checker()),
      m_lock(m_paths,
             {.store = &m_store,
              .wrapped = &m_kept,
              .drop = [this] { dropSecrets(); },
              .profiles = [this] { return keptProfiles(); },
              .moreKeys = [this] { return m_mail.keys(); }},
             system::systemWatch(tr("Locks before sleep")), system::personCheck()),
      m_window(std::make_unique<ui::MainWindow>(services()))
{
    m_afterPaint.setSingleShot(true);
    connect(&m_afterPaint, &QTimer::timeout, this, &WindowProgram::afterFirstPaint);
}

WindowProgram::~WindowProgram() = default;

void WindowProgram::show()
{
    if (m_known && m_lock.isLocked())
        m_window->startLocked(m_known->profile.name);
    else
        m_window->showFirstRun();
    m_window->winId(); // makes the window's handle, whose first exposure is the first paint
    m_window->windowHandle()->installEventFilter(this);
    m_window->show();
    m_afterPaint.start(paintedAtTheLatest);
}

ui::AppServices WindowProgram::services()
{
    return {.clock = systemClock(),
            .suggestedDeviceName = QSysInfo::machineHostName(),
            .storeKind = [this] { return m_store.kind(); },
            .builtInProfiles = origin::shippedProfiles(),
            .startPractice =
                [this] {
                    m_personBegan = true;
                    return startPractice();
                },
            .stopPractice =
                [this] {
                    m_practice.stop();
                    m_inbox.forget();
                },
            .signInFor = [this](const origin::ServiceProfile& profile) { return signInFor(profile); },
            .plateDigest =
                [this](QByteArrayView spki) {
                    return m_installationSecret.isEmpty() ? QByteArray()
                                                          : hmacSha256(m_installationSecret.view(), spki);
                },
            .leftHere = [this] { return m_left.look(); },
            .authenticator = &m_authenticator,
            .inbox = &m_inbox,
            .startDrill = [this](ui::Drill drill, const QString& session) { return m_practice.drill(drill, session); },
            .notifier = m_notifier.get(),
            .tray = trayChoice(),
            .checker = m_checker.get(),
            .preflight = [](const system::PreflightQuestion& question) { return system::runPreflight(question); },
            .lock = &m_lock,
            .reopen = [this] { reopen(); }};
}

std::unique_ptr<ui::Checker> WindowProgram::checker()
{
    const QString file = m_paths.data.filePath(QStringLiteral("window.ini"));
    const QString key = QStringLiteral("watch_clipboard");
    return std::make_unique<ui::Checker>(ui::CheckerParts{
        .profiles = origin::shippedProfiles(),
        .eyes = {.files = std::make_shared<ImagePictureReader>(), .pixels = luminanceLayers},
        .screen = m_screen.get(),
        .openAddress = [this](const QUrl& url) { return m_browser.open(url); },
        .storage = checkStorage(m_paths.data.filePath(QStringLiteral("checks.json"))),
        .watch = {.isOn = [file, key] { return QSettings(file, QSettings::IniFormat).value(key, false).toBool(); },
                  .setOn = [file, key](bool on) { QSettings(file, QSettings::IniFormat).setValue(key, on); }},
        .mail = &m_mail,
        .keys = &m_mailKeys,
        .notifier = m_notifier.get()});
}

ui::TrayChoice WindowProgram::trayChoice() const
{
    const QString file = m_paths.windowSettings();
    const QString key = QStringLiteral("stay_in_tray");
    return {.stays = [file, key] { return QSettings(file, QSettings::IniFormat).value(key, false).toBool(); },
            .setStays = [file, key](bool stays) { QSettings(file, QSettings::IniFormat).setValue(key, stays); }};
}

Task<PracticeAccount, PracticeError> WindowProgram::startPractice()
{
    auto promise = std::make_shared<Promise<PracticeAccount, PracticeError>>();
    auto task = promise->task();
    m_practice.start().then(this, [this, promise](Result<PracticeAccount, PracticeError> account) {
        if (account)
            m_inbox.watch();
        promise->finish(std::move(account));
    });
    return task;
}

std::unique_ptr<ui::SignInDriver> WindowProgram::signInFor(const origin::ServiceProfile& profile)
{
    m_personBegan = true;
    m_left.signInBegins();
    m_authenticator.load(profile.id);
    auto signIn = std::make_unique<auth::SignIn>(m_clients.clientFor(profile).context());
    connect(signIn.get(), &auth::SignIn::stateChanged, this,
            [this, s = signIn.get(), profile] { remember(*s, profile); });
    return ui::driveSignIn(std::move(signIn),
                           [this, profile](std::unique_ptr<auth::Session> session, const QString& identifier,
                                           const std::optional<auth::AddressFacts>& address) {
                               return opened(profile, std::move(session), identifier, address);
                           });
}

std::unique_ptr<ui::SessionPort> WindowProgram::opened(const origin::ServiceProfile& profile,
                                                       std::unique_ptr<auth::Session> session,
                                                       const QString& identifier,
                                                       const std::optional<auth::AddressFacts>& address)
{
    if (session->facts().leaseEndsAt)
        m_left.sessionBegins(profile.id);
    return std::make_unique<OpenSession>(m_clients.clientFor(profile).context(), m_paths, std::move(session),
                                         identifier, address);
}

void WindowProgram::remember(const auth::SignIn& signIn, const origin::ServiceProfile& profile)
{
    if (const auto* opening = std::get_if<auth::OpeningSession>(&signIn.state()))
        m_identifier = opening->identifier;
    const auto* in = std::get_if<auth::SignedIn>(&signIn.state());
    if (in == nullptr || in->facts.keeping != auth::Keeping::stored)
        return;
    if (!keepInstallationSecret(m_paths.data, m_installationSecret))
        qCWarning(logUi) << "installation.key could not be written; the three words will be others at the next start";
    if (!m_registry.remember({.profile = withAnnouncedPins(profile, signIn.address()),
                              .store = m_store.kind(),
                              .deviceName = in->facts.deviceName,
                              .identifier = m_identifier}))
        qCWarning(logUi) << "account.json could not be written; the session will not be found again";
}

bool WindowProgram::eventFilter(QObject* watched, QEvent* event)
{
    // The main window itself is sent no paint event where its pages cover it whole, so its exposure is what counts.
    if (event->type() == QEvent::Expose && m_afterPaint.isActive())
        m_afterPaint.start(std::chrono::milliseconds(0));
    return QObject::eventFilter(watched, event);
}

void WindowProgram::afterFirstPaint()
{
    m_window->windowHandle()->removeEventFilter(this);
    system::hardenAfterFirstPaint().then(this, [this](Result<system::HardeningReport, system::HardeningError> report) {
        if (report && !report->dumpableOff)
            qCWarning(logSystem) << "this process could not be closed to other programs of the same person";
        m_window->setSecretsAllowed(true);
        restoreLast();
    });
}

void WindowProgram::dropSecrets()
{
    m_authenticator.forget();
    m_inbox.forget();
    m_clients.forgetConnections();
}

QStringList WindowProgram::keptProfiles() const
{
    QStringList ids = m_authenticator.profiles();
    if (const auto last = lastAccount(m_registry); last && !ids.contains(last->profile.id))
        ids << last->profile.id;
    return ids;
}

void WindowProgram::reopen()
{
    m_known = lastAccount(m_registry); // as it was remembered at the sign-in
    if (!m_known)
        return m_window->showFirstRun();
    m_personBegan = false;
    restoreWithService();
}

void WindowProgram::restoreLast()
{
    m_lock.lookForSystemCheck();
    if (!m_known)
        return;
    if (m_window->isLocked())
        return;
    m_window->showRestoring(m_known->profile.name);
    restoreWithService();
}

void WindowProgram::restoreWithService()
{
    const int attempt = ++m_restoreAttempt;
    if (!isPractice(m_known->profile))
        return restore(m_known->profile);
    startPractice().then(this, [this, attempt](Result<PracticeAccount, PracticeError> practice) {
        if (m_window->isLocked() || attempt != m_restoreAttempt) // once it is unlocked it is asked for anew
            return;
        if (!practice) {
            if (!m_personBegan)
                m_window->showRestoreError(practice.error());
            return;
        }
        const origin::ServiceProfile profile = practice->profile;
        m_window->setPracticeAccount(std::move(*practice)); // its card and inbox belong to the session
        restore(profile);
    });
}

void WindowProgram::restore(const origin::ServiceProfile& profile)
{
    auth::Session::restore(m_clients.clientFor(profile).context())
        .then(this,
              [this, profile,
               attempt = m_restoreAttempt](Result<std::unique_ptr<auth::Session>, auth::RestoreError> session) {
                  // What the person has begun since is not torn away; what is kept stays kept.
                  if (m_personBegan || m_window->isLocked() || attempt != m_restoreAttempt)
                      return;
                  m_authenticator.load(profile.id);
                  if (session)
                      m_window->openSession(profile, opened(profile, std::move(*session), m_known->identifier, {}));
                  else if (session.error().what != auth::RestoreProblem::none)
                      m_window->showRestoreError(session.error());
                  else
                      m_window->showFirstRun();
              });
}

void installLook(QApplication& application)
{
    application.setApplicationName(QStringLiteral("sallyport"));
    QApplication::setApplicationDisplayName(QStringLiteral("Sallyport"));
    QApplication::setApplicationVersion(QStringLiteral(SALLYPORT_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("sallyport"));
    QApplication::setStyle(new ui::Style);
    QApplication::setWindowIcon(ui::programIcon());
}

int runWindow(int argc, char** argv)
{
    QApplication application(argc, argv);
    installLook(application);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QApplication::tr("Sign in at your exchange, see who else is in, throw out who is not you."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(application);
    WindowProgram program(Paths::ofThisUser());
    program.show();
    return QApplication::exec();
}

} // namespace sallyport::app
