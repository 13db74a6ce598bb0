#pragma once
#include <zint.h>

/// Whether the module at a row and a column is dark: libzint packs a row's modules least significant bit first.
static inline int czint_is_dark(const struct zint_symbol *symbol, int row, int column) {
    return (symbol->encoded_data[row][column >> 3] >> (column & 7)) & 1;
}


/// Sets the file that ZBarcode_Print writes; 0 where the name does not fit.
static inline int czint_set_outfile(struct zint_symbol *symbol, const char *name) {
    unsigned long index = 0;
    for (; name[index] != 0; index++) {
        if (index + 1 >= sizeof(symbol->outfile)) return 0;
        symbol->outfile[index] = name[index];
    }
    symbol->outfile[index] = 0;
    return 1;
}

/// The words libzint left about its last failure.
static inline const char *czint_error_text(const struct zint_symbol *symbol) { return symbol->errtxt; }
