#pragma once
#include <openssl/bn.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/obj_mac.h>

// The curve with `point` (65 octets) in its generator's place, or with its own where it is NULL, and with the table of
// multiples that EC_POINT_mul then uses for it; NULL where libcrypto refuses. In C because EC_GROUP_precompute_mult is
// deprecated since 3.0, though nothing has come in its place.
static inline EC_GROUP *kakou_sm2_table(const unsigned char *point) {
    BN_CTX *context = BN_CTX_new();
    EC_GROUP *group = EC_GROUP_new_by_curve_name(NID_sm2);
    EC_POINT *generator = NULL;
    BIGNUM *order = NULL;
    int done = context != NULL && group != NULL;
    if (done && point != NULL) {
        generator = EC_POINT_new(group);
        order = BN_dup(EC_GROUP_get0_order(group));
        done = generator != NULL && order != NULL && EC_POINT_oct2point(group, generator, point, 65, context) == 1
               && EC_GROUP_set_generator(group, generator, order, BN_value_one()) == 1;
    }
    done = done && EC_GROUP_precompute_mult(group, context) == 1;
    BN_free(order);
    EC_POINT_free(generator);
    BN_CTX_free(context);
    if (done) return group;
    EC_GROUP_free(group);
    return NULL;
}

// (e + x1) mod n = r is x1 = r - e or r - e + n, which is compared as X = x1 * Z^2: one inversion less than with x1 itself.
static inline int kakou_sm2_is_x(
    const EC_GROUP *group, const EC_POINT *point, BIGNUM *candidate, const BIGNUM *order, BN_CTX *context) {
    BN_CTX_start(context);
    BIGNUM *p = BN_CTX_get(context), *x = BN_CTX_get(context), *z = BN_CTX_get(context), *product = BN_CTX_get(context);
    int found = 0;
    if (product != NULL && !EC_POINT_is_at_infinity(group, point) && EC_GROUP_get_curve(group, p, NULL, NULL, context) == 1
        && EC_POINT_get_Jprojective_coordinates_GFp(group, point, x, NULL, z, context) == 1
        && BN_mod_sqr(z, z, p, context) == 1) {
        for (int turn = 0; turn < 2 && !found && BN_cmp(candidate, p) < 0; turn++) {
            if (BN_mod_mul(product, candidate, z, p, context) != 1) break;
            found = BN_cmp(product, x) == 0;
            if (BN_add(candidate, candidate, order) != 1) break;
        }
    }
    BN_CTX_end(context);
    return found;
}

// GB/T 32918.2, 7.1 from B1 on: whether r || s (64 octets) signs the digest e (32 octets) under the point that `own` has
// for its generator. 1: yes.
//
// s*G and t*P are computed apart, each from its table: EC_POINT_mul looks at a table for the generator alone, and without
// a second point it would take the slow constant-time ladder, which nothing here needs: all of it is public.
static inline int kakou_sm2_check(
    const EC_GROUP *base, const EC_GROUP *own, const unsigned char *signature, const unsigned char *digest) {
    BN_CTX *context = BN_CTX_new();
    if (context == NULL) return 0;
    BN_CTX_start(context);
    BIGNUM *r = BN_CTX_get(context), *s = BN_CTX_get(context), *t = BN_CTX_get(context);
    BIGNUM *e = BN_CTX_get(context), *x = BN_CTX_get(context);
    const BIGNUM *order = EC_GROUP_get0_order(base);
    EC_POINT *part = EC_POINT_new(base), *sum = EC_POINT_new(base);
    int good = x != NULL && part != NULL && sum != NULL && BN_bin2bn(signature, 32, r) != NULL
               && BN_bin2bn(signature + 32, 32, s) != NULL && BN_bin2bn(digest, 32, e) != NULL
               && !BN_is_zero(r) && BN_cmp(r, order) < 0 && !BN_is_zero(s) && BN_cmp(s, order) < 0
               && BN_mod_add(t, r, s, order, context) == 1 && !BN_is_zero(t)
               && EC_POINT_set_to_infinity(base, sum) == 1
               && EC_POINT_mul(base, part, s, sum, BN_value_one(), context) == 1
               && EC_POINT_mul(own, sum, t, part, BN_value_one(), context) == 1
               && BN_mod_sub(x, r, e, order, context) == 1 && kakou_sm2_is_x(own, sum, x, order, context);
    EC_POINT_free(part);
    EC_POINT_free(sum);
    BN_CTX_end(context);
    BN_CTX_free(context);
    return good;
}
