import Testing

/// The tests of a faulty disk: one after the other, because there is one file system under SQLite in a process.
@Suite(.serialized) struct DiskTests {}
