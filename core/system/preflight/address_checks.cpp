// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whether this computer was taught to take another for the service: names in the hosts file, root certificates added to
// the system's. Neither leads this program astray, which accepts only the service's pinned key; a browser they may.
#include "core/system/preflight/checks.h"

#include <algorithm>
#include <array>
#include <memory>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace sallyport::system {

namespace {

constexpr qsizetype mostHosts = 1024 * 1024;
constexpr qsizetype mostCertificate = 256 * 1024;
constexpr qsizetype mostNames = 500;
constexpr qsizetype mostRoots = 200;
constexpr int deepestFolder = 3;
constexpr qsizetype mostFacts = 10;

using X509Handle = std::unique_ptr<X509, decltype(&X509_free)>;

void add(QStringList& facts, const QString& fact)
{
    if (facts.size() < mostFacts && !facts.contains(fact))
        facts.append(fact);
}

QByteArrayList words(QByteArray line)
{
    if (const qsizetype comment = line.indexOf('#'); comment >= 0)
        line.truncate(comment);
    return line.simplified().split(' ');
}

bool isMeant(const QByteArray& name, const QStringList& hosts)
{
    return std::ranges::any_of(hosts, [&](const QString& host) {
        const QByteArray ascii = host.toLatin1();
        return ascii.startsWith('.') ? name.endsWith(ascii) : name == ascii;
    });
}

bool isLoopback(const QByteArray& address)
{
    return address.startsWith("127.") || address == "::1";
}

/// Where administrators put roots of their own: Debian, Fedora, SUSE, Arch.
constexpr std::array addedRoots{"/usr/local/share/ca-certificates/", "/etc/pki/ca-trust/source/anchors/",
                                "/etc/pki/trust/anchors/", "/etc/ca-certificates/trust-source/anchors/"};

/// All files below a folder; nothing if one of its folders cannot be read, or there are too many.
std::optional<QByteArrayList> filesBelow(const Readers& readers, const QByteArray& folder, int depth)
{
    const auto names = readers.folder(folder, mostNames);
    if (!names)
        return std::nullopt;
    QByteArrayList files;
    for (const QByteArray& name : *names) {
        if (!name.endsWith('/')) {
            files.append(folder + name);
            continue;
        }
        const auto more = depth > 0 ? filesBelow(readers, folder + name, depth - 1) : std::nullopt;
        if (!more)
            return std::nullopt;
        files += *more;
    }
    return files;
}

/// The certificates in a file, PEM or DER; none if it is neither.
std::vector<X509Handle> certificatesIn(const QByteArray& bytes)
{
    std::vector<X509Handle> certificates;
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new_mem_buf(bytes.constData(), int(bytes.size())),
                                                        BIO_free);
    while (bio && certificates.size() < std::size_t(mostRoots)) {
        X509Handle one(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr), X509_free);
        if (!one)
            break;
        certificates.push_back(std::move(one));
    }
    if (certificates.empty()) {
        const auto* begin = reinterpret_cast<const unsigned char*>(bytes.constData());
        if (X509Handle one(d2i_X509(nullptr, &begin, long(bytes.size())), X509_free); one)
            certificates.push_back(std::move(one));
    }
    ERR_clear_error();
    return certificates;
}

QString nameOf(const X509& certificate)
{
    std::array<char, 256> name{};
    X509_NAME_get_text_by_NID(X509_get_subject_name(&certificate), NID_commonName, name.data(), int(name.size()));
    ERR_clear_error();
    return shownText(QByteArray(name.data()));
}

/// True if `root` is the service's CA under whatever name, or has signed it.
bool signs(X509& root, X509& serviceCa)
{
    EVP_PKEY* key = X509_get0_pubkey(&root);
    const EVP_PKEY* own = X509_get0_pubkey(&serviceCa);
    const bool does =
        key != nullptr && ((own != nullptr && EVP_PKEY_eq(key, own) == 1) || X509_verify(&serviceCa, key) == 1);
    ERR_clear_error();
    return does;
}

} // namespace

Check checkHostsFile(const Readers& readers, const QStringList& hosts)
{
    Check check{.id = CheckId::hostsFile};
    const auto content = readers.file(readers.hostsFile, mostHosts);
    if (!content && content.error() != ReadProblem::missing) {
        check.finding = content.error() == ReadProblem::tooLarge ? Finding::hostsTooLarge : Finding::hostsNotTold;
        return check;
    }
    for (const QByteArray& line : content.value_or(QByteArray()).split('\n')) {
        const QByteArrayList parts = words(line);
        for (qsizetype i = 1; i < parts.size(); ++i) {
            QByteArray name = parts.at(i).toLower();
            if (name.endsWith('.'))
                name.chop(1);
            const bool itself = name == "localhost" && isLoopback(parts.first());
            if (!itself && isMeant(name, hosts))
                add(check.facts, shownText(name) + QStringLiteral(" → ") + shownText(parts.first()));
        }
    }
    check.finding = check.facts.isEmpty() ? Finding::noHostsEntry : Finding::hostsEntry;
    return check;
}

Check checkRootCertificates(const Readers& readers, const QByteArray& caCertificatePem)
{
    Check check{.id = CheckId::rootCertificates};
    const auto notTold = [&check](Finding why) {
        check.facts.clear();
        check.finding = why;
        return check;
    };
    if (!readers.hasProc)
        return notTold(Finding::notOnThisSystem);
    QByteArrayList files;
    bool looked = false;
    for (const QByteArray folder : addedRoots) {
        if (readers.folder(folder, mostNames) == std::unexpected(ReadProblem::missing))
            continue;
        const auto found = filesBelow(readers, folder, deepestFolder);
        if (!found)
            return notTold(Finding::rootsNotTold);
        looked = true;
        files += *found;
    }
    if (!looked || files.size() > mostRoots)
        return notTold(Finding::rootsNotTold); // another kind of system, which keeps them elsewhere

    const auto own = certificatesIn(caCertificatePem);
    QStringList signing;
    for (const QByteArray& file : files) {
        const auto bytes =
            readers.overdue() ? FileBytes(std::unexpected(ReadProblem::failed)) : readers.file(file, mostCertificate);
        if (!bytes)
            return notTold(Finding::rootsNotTold);
        for (const X509Handle& root : certificatesIn(*bytes)) {
            add(check.facts, nameOf(*root));
            if (!own.empty() && signs(*root, *own.front()))
                add(signing, nameOf(*root));
        }
    }
    if (!signing.isEmpty())
        check.facts = signing;
    check.finding = !signing.isEmpty() ? Finding::addedRootSignsHost
        : check.facts.isEmpty()        ? Finding::noAddedRoot
                                       : Finding::rootAdded;
    return check;
}

} // namespace sallyport::system
