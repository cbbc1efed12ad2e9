// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/service_profiles.h"

#include "core/origin/added_profile.h"
#include "core/origin/profile_sources.h"
#include "ui/text/messages.h"

#include <QCoreApplication>
#include <QFile>

namespace sallyport::app {

using origin::ProfileError;
using origin::ServiceProfile;

namespace {

constexpr qsizetype maxFileBytes = 64 * 1024;

QString tr(const char* text)
{
    return QCoreApplication::translate("ServiceProfiles", text);
}

CommandError usageError(const QString& text)
{
    return {.word = QStringLiteral("bad_profile"), .text = text, .exit = ExitCode::usage};
}

std::optional<QByteArray> readSmall(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    auto bytes = file.read(maxFileBytes + 1);
    return bytes.size() > maxFileBytes ? std::nullopt : std::optional(std::move(bytes));
}

QString whatIsWrong(ProfileError error, const QStringList& unknown)
{
    switch (error) {
    case ProfileError::malformed:
        return tr("It is not a service profile; docs/cli.md shows one.");
    case ProfileError::unknownMember:
        return unknown.isEmpty()
            ? tr("It has a member that no profile has; docs/cli.md names those there are.")
            : tr("It has a member that no profile has, perhaps misspelt: %1.").arg(unknown.join(QStringLiteral(", ")));
    case ProfileError::badId:
        return tr("Its id must be 1 to 32 lower-case letters, digits and dashes.");
    case ProfileError::badIssuer:
        return tr("The issuer must be an https address without a path, such as https://accounts.example.");
    case ProfileError::badHost:
        return tr("An official host must be a plain host name.");
    case ProfileError::openDomain:
        return tr("Anybody can have a name under one of its domains, so none of them proves anything.");
    case ProfileError::badLinks:
        return tr("Its member \"links\" is not as docs/cli.md says.");
    case ProfileError::badPin:
        return tr(
            "A pin must be \"sha256/\" and 32 bytes in base64, and at least a pin or a CA certificate is needed.");
    case ProfileError::badPassphrase:
        return tr("Its rules for passphrases are \"shortest\" (at most 20), \"longest\" (at most 128), and \"needs\".");
    case ProfileError::badCertificate:
        return tr("The CA certificate cannot be read; it must be one PEM certificate.");
    }
    return {};
}

Result<ServiceProfile, CommandError> checked(Result<ServiceProfile, ProfileError> profile, const QString& where,
                                             const QStringList& unknown = {})
{
    if (!profile)
        return std::unexpected(usageError(where + u' ' + whatIsWrong(profile.error(), unknown)));
    return std::move(*profile);
}

/// What is given by the person may not pass for a built-in service: the same rules as the window's.
Result<ServiceProfile, CommandError> unlikeBuiltIn(Result<ServiceProfile, CommandError> profile, const QString& where)
{
    if (profile) {
        if (const auto clash = origin::clashWithBuiltIn(*profile, origin::shippedProfiles()))
            return std::unexpected(usageError(where + QStringLiteral(": ") + ui::message(*clash).text()));
    }
    return profile;
}

Result<ServiceProfile, CommandError> practiceProfile(const Paths& paths)
{
    const auto line = readSmall(paths.practiceFolder() + QStringLiteral("/ready.json"));
    if (!line)
        return std::unexpected(CommandError{.word = QStringLiteral("practice_not_running"),
                                            .text = tr("The practice account is not running. Start it in Sallyport's "
                                                       "window, or run sallyport-service with --practice."),
                                            .exit = ExitCode::service});
    return checked(origin::profileFromReadyLine(*line), tr("The practice service left a note that cannot be used."));
}

Result<ServiceProfile, CommandError> namedProfile(const CommandLine& line, const Paths& paths)
{
    if (!line.service.isEmpty()) {
        QByteArray ca;
        if (!line.caFile.isEmpty()) {
            const auto content = readSmall(line.caFile);
            if (!content)
                return std::unexpected(usageError(tr("%1 cannot be read.").arg(line.caFile)));
            ca = *content;
        }
        return unlikeBuiltIn(
            checked(origin::givenProfile(line.service, ca, line.pins), tr("The service cannot be used.")),
            line.service);
    }
    if (line.profile == QStringLiteral("practice"))
        return practiceProfile(paths);
    if (origin::shippedProfileIds().contains(line.profile))
        return checked(origin::shippedProfile(line.profile), tr("The profile cannot be used."));
    const auto content = readSmall(line.profile);
    if (!content)
        return std::unexpected(
            usageError(tr("There is no profile of the name %1, and no file that can be read.").arg(line.profile)));
    auto profile = origin::readServiceProfile(*content, origin::ProfileTrust::givenKey);
    return unlikeBuiltIn(
        checked(std::move(profile), tr("%1 cannot be used.").arg(line.profile), origin::unknownMembers(*content)),
        line.profile);
}

} // namespace

Result<ServiceProfile, CommandError> chosenProfile(const CommandLine& line, const Paths& paths)
{
    auto profile = namedProfile(line, paths);
    if (profile && profile->signIn == origin::SignInKind::web)
        return std::unexpected(CommandError::webSignInNeeded());
    return profile;
}

Result<ServiceProfile, CommandError> judgingProfile(const CommandLine& line, const Paths& paths)
{
    CommandLine named = line;
    if (named.profile.isEmpty())
        named.profile = QStringLiteral("kucoin");
    return namedProfile(named, paths);
}

} // namespace sallyport::app
