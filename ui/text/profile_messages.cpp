// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/messages.h"

#include <QCoreApplication>

namespace sallyport::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ProfileMessages)
};

} // namespace

Message message(origin::OriginError error)
{
    const QString advice = Words::tr("Check the address with whoever gave it to you.");
    switch (error) {
    case origin::OriginError::notHttps:
        return {Words::tr("The address does not begin with https://"), advice};
    case origin::OriginError::badHost:
        return {Words::tr("The address has no proper host name."), advice};
    case origin::OriginError::badPort:
        return {Words::tr("The address has an impossible port."), advice};
    case origin::OriginError::notAnOrigin:
        return {Words::tr("The address has parts that it must not have."), advice};
    }
    return {};
}

Message message(origin::ProfileError error, const QStringList& unknown)
{
    const QString advice = Words::tr("Ask whoever gave you the file for another one.");
    switch (error) {
    case origin::ProfileError::malformed:
        return {Words::tr("This file is not a service profile."), advice};
    case origin::ProfileError::unknownMember:
        return {unknown.isEmpty() ? Words::tr("The profile has a part that no profile has.")
                                  : Words::tr("The profile has a part that no profile has, perhaps misspelt: %1.")
                                        .arg(unknown.join(QStringLiteral(", "))),
                advice};
    case origin::ProfileError::badId:
        return {Words::tr("The short name in the profile is not allowed."), advice};
    case origin::ProfileError::badIssuer:
        return {Words::tr("The address in the profile is not an https address."), advice};
    case origin::ProfileError::badHost:
        return {Words::tr("A host in the profile is not a plain host name."), advice};
    case origin::ProfileError::openDomain:
        return {Words::tr("The profile calls a domain its own under which anybody can have a name."),
                Words::tr("It was not opened. Ask the service itself for its profile.")};
    case origin::ProfileError::badLinks:
        return {Words::tr("The profile's part about links is not as it should be."), advice};
    case origin::ProfileError::badPin:
        return {Words::tr("A key in the profile is not a SHA-256 pin, or there is none where one is needed."), advice};
    case origin::ProfileError::badPassphrase:
        return {Words::tr("The profile's rules for passphrases cannot be read, or none could keep them."), advice};
    case origin::ProfileError::badCertificate:
        return {Words::tr("The certificate in the profile cannot be read."), advice};
    }
    return {};
}

Message message(origin::ProfileClash clash)
{
    const QString advice = Words::tr("It was not opened. Treat whoever gave you this file with suspicion.");
    switch (clash) {
    case origin::ProfileClash::id:
        return {Words::tr("This profile bears the short name of a service that comes with Sallyport."), advice};
    case origin::ProfileClash::name:
        return {Words::tr("This profile bears the name of a service that comes with Sallyport, or one like it."),
                advice};
    case origin::ProfileClash::host:
        return {Words::tr("This profile names a host of a service that comes with Sallyport, or one that imitates it."),
                advice};
    }
    return {};
}

QString trustName(origin::ProfileTrust trust)
{
    switch (trust) {
    case origin::ProfileTrust::shipped:
        return Words::tr("The key came with Sallyport");
    case origin::ProfileTrust::givenKey:
        return Words::tr("The key was given with the profile");
    case origin::ProfileTrust::firstSeen:
        return Words::tr("No key is known; the first one seen would be taken");
    }
    return {};
}

QString signInName(origin::SignInKind kind)
{
    switch (kind) {
    case origin::SignInKind::native:
        return Words::tr("Signs in here, in this window");
    case origin::SignInKind::web:
        return Words::tr("Signs in on the service's own page");
    }
    return {};
}

} // namespace sallyport::ui
