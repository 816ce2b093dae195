// The parts of OpenSSL's libcrypto that the registry uses: digests, Ed25519 keys, random bytes.
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
