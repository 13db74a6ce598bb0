// A file system for SQLite that hands a transaction's part of the write-ahead log to the kernel in one write.
//
// SQLite writes each page of a commit as two writes of its own, 24 octets and then the page; a scan has some fourteen
// pages, and between them the calls cost more than the scan's own work. Here they are held until SQLite asks for the sync
// that makes them durable, which comes before the commit is believed. What is held reaches the file before anything reads
// it, measures it, cuts it off or syncs it, and is dropped with the transaction that is rolled back.
//
// For connections with synchronous=FULL: a commit that asks for no sync is written too, but nobody hears of an error.
#pragma once

// Registers the file system, beside the default one and over whatever that is when a file is opened; once a process is
// enough. SQLite's result code.
int kg_register(void);

// Its name, for `vfs=` in a URI.
extern const char *const kg_name;
