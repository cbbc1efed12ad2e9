// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/start_errors.h"

using namespace Qt::StringLiterals;

namespace sallyport::service {

namespace {

StartError failed(QString message)
{
    return {ExitCode::failed, std::move(message)};
}

} // namespace

StartError startError(DataFolderError error, const QString& folder)
{
    switch (error) {
    case DataFolderError::inUse:
        return {ExitCode::alreadyRunning,
                u"Another sallyport-service runs on %1. Stop it first, or give another --data."_s.arg(folder)};
    case DataFolderError::unusable:
        return failed(u"The folder %1 cannot be made or written."_s.arg(folder));
    case DataFolderError::badPort:
        return failed(
            u"%1/port does not hold a port number. Write the old one back: clients know this service by it."_s.arg(
                folder));
    }
    return failed({});
}

StartError startError(TlsIdentityError error, const QString& folder)
{
    switch (error) {
    case TlsIdentityError::unreadable:
        return failed(
            u"The keys or certificates in %1 are damaged or missing. Bring them back from a backup: new ones would "
            "be refused by every client that knows the old."_s.arg(folder));
    case TlsIdentityError::unwritable:
        return failed(u"The keys and certificates in %1 cannot be written. Is the disk full?"_s.arg(folder));
    }
    return failed({});
}

StartError startError(StoreError error)
{
    switch (error) {
    case StoreError::cannotOpen:
        return failed(u"service.sqlite or service.key cannot be made or opened, or is damaged."_s);
    case StoreError::newerSchema:
        return failed(u"service.sqlite was written by a newer sallyport-service. Start that one."_s);
    case StoreError::keyMissing:
        return failed(
            u"service.key is missing: without it service.sqlite cannot be read. Bring it back from a backup."_s);
    case StoreError::keyWrong:
        return failed(
            u"service.key is not the key of this service.sqlite, or is damaged. Bring the right one back from a backup."_s);
    case StoreError::failed:
        return failed(u"service.sqlite cannot be written. Is the disk full?"_s);
    }
    return failed({});
}

StartError startError(const ListenError& error)
{
    if (error.kind == ListenError::Kind::portTaken)
        return failed(u"Another program listens on %1 port %2. Stop it: this service's address cannot change."_s
                          .arg(error.address)
                          .arg(error.port));
    return failed(u"Cannot listen on %1 port %2: %3"_s.arg(error.address).arg(error.port).arg(error.reason));
}

StartError startError(NewAccountError error, const QString& file)
{
    switch (error) {
    case NewAccountError::taken:
        return failed(u"That identifier belongs to another account."_s);
    case NewAccountError::badPassword:
        return failed(u"A password has %1 to %2 bytes of UTF-8."_s.arg(minPasswordBytes).arg(maxPasswordBytes));
    case NewAccountError::storeFailed:
        return failed(u"The account could not be stored. Is the disk full?"_s);
    case NewAccountError::fileUnusable:
        return failed(u"%1 cannot be written, or is not what this program wrote."_s.arg(file));
    }
    return failed({});
}

StartError otherPortError(quint16 keptPort)
{
    return {ExitCode::badUsage,
            u"This data folder belongs to port %1, by which clients know it. Leave --port out, or begin a new folder."_s
                .arg(keptPort)};
}

} // namespace sallyport::service
