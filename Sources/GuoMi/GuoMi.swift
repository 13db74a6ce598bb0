// GuoMi
