#pragma once
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/obj_mac.h>
#include <openssl/param_build.h>
#include <openssl/params.h>
#include <openssl/rand.h>
#include "verification_table.h"
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

// Builds an EVP_PKEY on the SM2 curve. In C because the parameter names and values must outlive the calls that take them,
// which a string passed from Swift does not. Scalar may be NULL. Returns NULL where libcrypto refuses the key.
static inline EVP_PKEY *kakou_sm2_key(
    const unsigned char *point, size_t point_length, const unsigned char *scalar, size_t scalar_length) {
    EVP_PKEY *key = NULL;
    OSSL_PARAM *parameters = NULL;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "SM2", NULL);
    OSSL_PARAM_BLD *builder = OSSL_PARAM_BLD_new();
    BIGNUM *number = scalar == NULL ? NULL : BN_bin2bn(scalar, (int)scalar_length, BN_secure_new());
    if (context != NULL && builder != NULL && (scalar == NULL || number != NULL)
        && OSSL_PARAM_BLD_push_utf8_string(builder, OSSL_PKEY_PARAM_GROUP_NAME, "SM2", 0) == 1
        && OSSL_PARAM_BLD_push_octet_string(builder, OSSL_PKEY_PARAM_PUB_KEY, point, point_length) == 1
        && (number == NULL || OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_PRIV_KEY, number) == 1)
        && (parameters = OSSL_PARAM_BLD_to_param(builder)) != NULL && EVP_PKEY_fromdata_init(context) == 1
        && EVP_PKEY_fromdata(context, &key, number == NULL ? EVP_PKEY_PUBLIC_KEY : EVP_PKEY_KEYPAIR, parameters) != 1)
        key = NULL;
    OSSL_PARAM_free(parameters);
    OSSL_PARAM_BLD_free(builder);
    BN_clear_free(number);
    EVP_PKEY_CTX_free(context);
    return key;
}

// Whether certificates (DER, one after another, a server's own first) lead to a root of a PEM file, for a host (a name or an
// address), at a time in Unix seconds: X509_V_OK, the X509_V_ERR that says why not, or -1 where something cannot be read. In
// C because the stack of certificates is made of macros.
static inline int kakou_check_certificates(
    const unsigned char *der, long length, const char *roots, const char *host, long long at) {
    int result = -1;
    X509 *own = NULL;
    STACK_OF(X509) *others = sk_X509_new_null();
    X509_STORE *store = X509_STORE_new();
    X509_STORE_CTX *context = X509_STORE_CTX_new();
    const unsigned char *next = der;
    int readable = others != NULL && store != NULL && context != NULL && X509_STORE_load_file(store, roots) == 1;
    while (readable && next < der + length) {
        X509 *one = d2i_X509(NULL, &next, der + length - next);
        if (one == NULL) {
            readable = 0;
        } else if (own == NULL) {
            own = one;
        } else if (sk_X509_push(others, one) <= 0) {
            X509_free(one);
            readable = 0;
        }
    }
    if (readable && own != NULL && X509_STORE_CTX_init(context, store, own, others) == 1
        && X509_STORE_CTX_set_default(context, "ssl_server") == 1) {
        X509_VERIFY_PARAM *rules = X509_STORE_CTX_get0_param(context);
        X509_VERIFY_PARAM_set_time(rules, (time_t)at);
        X509_VERIFY_PARAM_set_auth_level(rules, 1);
        X509_VERIFY_PARAM_set_hostflags(rules, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
        if (X509_VERIFY_PARAM_set1_ip_asc(rules, host) == 1 || X509_VERIFY_PARAM_set1_host(rules, host, 0) == 1) {
            int holds = X509_verify_cert(context) == 1;
            result = X509_STORE_CTX_get_error(context);
            if (holds != (result == X509_V_OK)) result = -1;
        }
    }
    X509_STORE_CTX_free(context);
    X509_STORE_free(store);
    sk_X509_pop_free(others, X509_free);
    X509_free(own);
    ERR_clear_error();
    return result;
}
