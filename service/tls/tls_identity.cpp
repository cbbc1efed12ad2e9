// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/tls/tls_identity.h"

#include "service/private_file.h"
#include "service/tls/certificate_maker.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace sallyport::service {

namespace {

constexpr std::int64_t renewBefore = 30LL * 24 * 60 * 60;

QString inFolder(const QString& folder, QStringView name)
{
    return folder + u'/' + name.toString();
}

std::optional<Secret> readSecret(const QString& path)
{
    auto content = readPrivateFile(path);
    if (!content)
        return std::nullopt;
    return Secret::takeFrom(*content);
}

} // namespace

Result<TlsIdentity, TlsIdentityError> TlsIdentity::open(const QString& folder, const Clock& clock)
{
    if (!QFileInfo::exists(folder)) {
        if (const auto made = create(folder, clock); !made)
            return std::unexpected(made.error());
    }
    TlsIdentity identity;
    identity.m_folder = folder;
    if (const auto loaded = identity.load(); !loaded)
        return std::unexpected(loaded.error());
    if (const auto renewed = identity.renewWhenDue(clock); !renewed)
        return std::unexpected(renewed.error());
    return identity;
}

Result<Done, TlsIdentityError> TlsIdentity::create(const QString& folder, const Clock& clock)
{
    // Made under another name and renamed whole: a start that was cut short leaves nothing that looks like an identity.
    const auto draft = folder + u".new"_s;
    QDir(draft).removeRecursively();
    const auto rootKey = makeKeyPem();
    const auto leafKey = makeKeyPem();
    const auto root = makeRootCertificate(rootKey, clock.unixSeconds());
    const auto leaf = root ? makeLeafCertificate(leafKey, *root, rootKey, clock.unixSeconds()) : std::nullopt;
    const bool written = leaf && makePrivateFolder(draft)
        && writePrivateFile(inFolder(draft, u"ca.key"), rootKey.view())
        && writePrivateFile(inFolder(draft, u"ca.pem"), *root)
        && writePrivateFile(inFolder(draft, u"leaf.key"), leafKey.view())
        && writePrivateFile(inFolder(draft, u"leaf.pem"), *leaf)
        && writePrivateFile(inFolder(draft, u"next.key"), makeKeyPem().view()) && QDir().rename(draft, folder);
    if (!written)
        return std::unexpected(TlsIdentityError::unwritable);
    return Done{};
}

Result<Done, TlsIdentityError> TlsIdentity::load()
{
    const auto root = readPrivateFile(rootFile());
    auto rootKey = readSecret(inFolder(m_folder, u"ca.key"));
    const auto leaf = readPrivateFile(inFolder(m_folder, u"leaf.pem"));
    auto leafKey = readSecret(inFolder(m_folder, u"leaf.key"));
    const auto nextKey = readSecret(inFolder(m_folder, u"next.key"));
    if (!root || !rootKey || !leaf || !leafKey || !nextKey || !endOfLeaf(*leaf, *leafKey, *root))
        return std::unexpected(TlsIdentityError::unreadable);
    const auto pin = pinOfKey(*leafKey);
    const auto nextPin = pinOfKey(*nextKey);
    if (!pin || !nextPin)
        return std::unexpected(TlsIdentityError::unreadable);
    m_rootPem = *root;
    m_rootKey = std::move(*rootKey);
    m_leafPem = *leaf;
    m_leafKey = std::move(*leafKey);
    m_pins = {*pin, *nextPin};
    return Done{};
}

QString TlsIdentity::rootFile() const
{
    return inFolder(m_folder, u"ca.pem");
}

Result<bool, TlsIdentityError> TlsIdentity::renewWhenDue(const Clock& clock)
{
    const auto end = endOfLeaf(m_leafPem, m_leafKey, m_rootPem);
    if (end && *end - clock.unixSeconds() > renewBefore)
        return false;
    const auto leaf = makeLeafCertificate(m_leafKey, m_rootPem, m_rootKey, clock.unixSeconds());
    if (!leaf)
        return std::unexpected(TlsIdentityError::unreadable);
    if (!writePrivateFile(inFolder(m_folder, u"leaf.pem"), *leaf))
        return std::unexpected(TlsIdentityError::unwritable);
    m_leafPem = *leaf;
    return true;
}

} // namespace sallyport::service
