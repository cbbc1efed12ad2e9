// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// scrubThread: what a thread that has handled secrets leaves behind without a pointer to it. A copy's last bytes stay
// in the vector registers, and whoever saves registers (a function bound on its first call, a signal) puts them on the
// stack, which outlives its thread. OpenSSL keeps errors and a random generator for each thread; Qt does not wait until
// they are freed when the program ends.
//   auto answer = unseal(file);  scrubThread();
#pragma once

namespace sallyport {

/// Overwrites the calling thread's vector registers and the stack below the caller, 32 KiB deep, and frees what OpenSSL
/// keeps for it (OPENSSL_thread_stop; made again where it is needed).
void scrubThread();

} // namespace sallyport
